/** Right and wrong ciphers. */
@NullMarked
package dev.mfacore.tck.gallery.cipher;

import org.jspecify.annotations.NullMarked;
