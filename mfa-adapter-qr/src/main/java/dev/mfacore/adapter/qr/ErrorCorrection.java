package dev.mfacore.adapter.qr;

import io.nayuki.qrcodegen.QrCode;

/**
 * How much of a QR code may be dirty, covered or misread before it can no longer be scanned (ISO/IEC 18004, error
 * correction levels). A higher level makes a larger code. Where a code of the same size has room for it, the next
 * higher level is used on its own accord.
 */
public enum ErrorCorrection {
    /** About 7 % of the code may be lost (level L). */
    LOW(QrCode.Ecc.LOW),
    /** About 15 % of the code may be lost (level M), enough for a screen. */
    MEDIUM(QrCode.Ecc.MEDIUM),
    /** About 25 % of the code may be lost (level Q). */
    QUARTILE(QrCode.Ecc.QUARTILE),
    /** About 30 % of the code may be lost (level H), for print. */
    HIGH(QrCode.Ecc.HIGH);

    private final QrCode.Ecc level;

    ErrorCorrection(QrCode.Ecc level) {
        this.level = level;
    }

    QrCode.Ecc level() {
        return level;
    }
}
