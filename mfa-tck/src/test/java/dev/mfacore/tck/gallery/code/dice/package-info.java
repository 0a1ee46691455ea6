/** Draws what others can guess, in another way. */
@NullMarked
package dev.mfacore.tck.gallery.code.dice;

import org.jspecify.annotations.NullMarked;
