/** Right and wrong drawings of QR codes. */
@NullMarked
package dev.mfacore.tck.gallery.qr;

import org.jspecify.annotations.NullMarked;
