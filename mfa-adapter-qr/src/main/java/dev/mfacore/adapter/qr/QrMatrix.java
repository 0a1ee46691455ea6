package dev.mfacore.adapter.qr;

import io.nayuki.qrcodegen.DataTooLongException;
import io.nayuki.qrcodegen.QrCode;

/** The dark and light squares of one QR code, its quiet zone included. Immutable; it holds a secret. */
final class QrMatrix {

    private final QrCode code;
    private final int quietZone;

    private QrMatrix(QrCode code, int quietZone) {
        this.code = code;
        this.quietZone = quietZone;
    }

    static QrMatrix encode(QrText text, QrOptions options) {
        return new QrMatrix(encode(text, options.errorCorrection()), options.quietZone());
    }

    private static QrCode encode(QrText text, ErrorCorrection errorCorrection) {
        try {
            return QrCode.encodeText(text.value(), errorCorrection.level());
        } catch (DataTooLongException e) {
            throw new IllegalArgumentException(
                    "text must fit a QR code of error correction " + errorCorrection
                            + ": shorten it, keep to ASCII or choose a lower error correction",
                    e);
        }
    }

    /** Returns the side in modules, both margins included. */
    int side() {
        return code.size + 2 * quietZone;
    }

    /** Tells whether a module is dark; everything outside the code is light, without end. */
    boolean isDark(int x, int y) {
        return code.getModule(x - quietZone, y - quietZone);
    }

    /** Shows the size only: the squares are the secret (SEC-05). */
    @Override
    public String toString() {
        return "QrMatrix[" + side() + " modules]";
    }
}
