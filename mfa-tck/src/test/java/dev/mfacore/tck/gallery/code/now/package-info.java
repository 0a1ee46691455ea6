/** Reads the clock on the wall. */
@NullMarked
package dev.mfacore.tck.gallery.code.now;

import org.jspecify.annotations.NullMarked;
