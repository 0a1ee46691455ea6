/** Adapters made to test the kit: wrong ones, which it has to convict, and right ones, which it has to let go. */
@NullMarked
package dev.mfacore.tck.gallery;

import org.jspecify.annotations.NullMarked;
