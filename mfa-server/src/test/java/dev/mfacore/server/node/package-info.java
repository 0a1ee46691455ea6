/** Node programs in tests: a browser, and clients that only exist in JavaScript. */
package dev.mfacore.server.node;
