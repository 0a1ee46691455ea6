/** The few cryptographic tools of the engine, built on the JDK's. */
@NullMarked
package dev.mfacore.engine.crypto;

import org.jspecify.annotations.NullMarked;
