/** Small fakes of the ports, and a bench on which a whole engine stands, for the core's own tests. */
package dev.mfacore.support;
