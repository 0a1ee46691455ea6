/** Keeps what one call left for all instances. */
@NullMarked
package dev.mfacore.tck.gallery.code.singleton;

import org.jspecify.annotations.NullMarked;
