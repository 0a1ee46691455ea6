/** The driven side: what the engine needs from outside, each a small interface that an adapter implements. */
@NullMarked
package dev.mfacore.port;

import org.jspecify.annotations.NullMarked;
