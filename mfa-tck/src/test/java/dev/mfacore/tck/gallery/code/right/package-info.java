/** Does what adapters do, in ways that are allowed. */
@NullMarked
package dev.mfacore.tck.gallery.code.right;

import org.jspecify.annotations.NullMarked;
