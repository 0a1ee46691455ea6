/** Borrows from the engine. */
@NullMarked
package dev.mfacore.tck.gallery.code.engine;

import org.jspecify.annotations.NullMarked;
