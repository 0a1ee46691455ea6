/** Holds its monitor over a remote call. */
@NullMarked
package dev.mfacore.tck.gallery.code.monitor;

import org.jspecify.annotations.NullMarked;
