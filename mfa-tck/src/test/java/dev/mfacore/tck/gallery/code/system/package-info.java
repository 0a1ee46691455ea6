/** Reads the system clock by a detour. */
@NullMarked
package dev.mfacore.tck.gallery.code.system;

import org.jspecify.annotations.NullMarked;
