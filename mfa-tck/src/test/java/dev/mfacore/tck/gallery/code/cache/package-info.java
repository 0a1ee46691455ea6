/** Caches for all instances. */
@NullMarked
package dev.mfacore.tck.gallery.code.cache;

import org.jspecify.annotations.NullMarked;
