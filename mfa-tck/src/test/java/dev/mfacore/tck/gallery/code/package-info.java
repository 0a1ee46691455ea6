/** Classes as adapters have them, right and wrong ones. */
@NullMarked
package dev.mfacore.tck.gallery.code;

import org.jspecify.annotations.NullMarked;
