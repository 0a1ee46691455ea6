/** Prints a stack. */
@NullMarked
package dev.mfacore.tck.gallery.code.trace;

import org.jspecify.annotations.NullMarked;
