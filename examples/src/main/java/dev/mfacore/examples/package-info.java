/** Small programs that the README quotes. */
@NullMarked
package dev.mfacore.examples;

import org.jspecify.annotations.NullMarked;
