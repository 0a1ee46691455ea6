/** Draws what others can guess. */
@NullMarked
package dev.mfacore.tck.gallery.code.random;

import org.jspecify.annotations.NullMarked;
