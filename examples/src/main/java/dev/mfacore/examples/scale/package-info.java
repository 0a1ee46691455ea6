/** Measures how the engine and the in-memory store carry a million users. */
@NullMarked
package dev.mfacore.examples.scale;

import org.jspecify.annotations.NullMarked;
