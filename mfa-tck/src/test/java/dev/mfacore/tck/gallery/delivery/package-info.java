/** Right and wrong channels. */
@NullMarked
package dev.mfacore.tck.gallery.delivery;

import org.jspecify.annotations.NullMarked;
