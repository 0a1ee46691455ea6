/** Stores made to test the kit. */
@NullMarked
package dev.mfacore.tck.gallery.store;

import org.jspecify.annotations.NullMarked;
