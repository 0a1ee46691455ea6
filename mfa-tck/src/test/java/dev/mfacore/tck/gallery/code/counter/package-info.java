/** Counts for all instances. */
@NullMarked
package dev.mfacore.tck.gallery.code.counter;

import org.jspecify.annotations.NullMarked;
