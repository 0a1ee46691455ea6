/** The compliance test kit on the server. */
package dev.mfacore.server.tck;
