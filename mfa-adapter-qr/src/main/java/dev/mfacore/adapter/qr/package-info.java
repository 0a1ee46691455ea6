/** QR codes as pictures; {@link dev.mfacore.adapter.qr.QrPictures} is where to start. */
@NullMarked
package dev.mfacore.adapter.qr;

import org.jspecify.annotations.NullMarked;
