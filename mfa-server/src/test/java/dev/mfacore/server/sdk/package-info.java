/** Authing's own SDKs, unmodified, against a running server: what they make of each answer. */
package dev.mfacore.server.sdk;
