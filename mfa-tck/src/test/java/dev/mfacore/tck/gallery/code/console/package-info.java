/** Tells the console. */
@NullMarked
package dev.mfacore.tck.gallery.code.console;

import org.jspecify.annotations.NullMarked;
