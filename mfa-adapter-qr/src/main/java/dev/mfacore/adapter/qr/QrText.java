package dev.mfacore.adapter.qr;

import java.util.Objects;

/**
 * A text that a QR code may show. No message names a part of it, as it usually holds a secret (SEC-05).
 *
 * @param value 1 to 1,024 characters of well-formed Unicode
 */
record QrText(String value) {

    private static final int MAX_LENGTH = 1_024;

    QrText {
        Objects.requireNonNull(value, "text");
        if (value.isEmpty()) {
            throw new IllegalArgumentException(
                    "text must not be empty: give what the code shall say, such as an otpauth URI");
        }
        if (value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("text must hold at most " + MAX_LENGTH + " characters, but holds "
                    + value.length() + ": shorten it");
        }
        if (value.codePoints().anyMatch(QrText::isSurrogate)) {
            throw new IllegalArgumentException("text must be well-formed Unicode, but holds half of a surrogate pair");
        }
    }

    // A lone surrogate has no UTF-8 form and would silently be drawn as a question mark.
    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    @Override
    public String toString() {
        return "QrText[" + value.length() + " characters]";
    }
}
