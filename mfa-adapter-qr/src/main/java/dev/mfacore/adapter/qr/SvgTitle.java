package dev.mfacore.adapter.qr;

import java.util.Objects;

/**
 * The name that a screen reader speaks in place of a picture.
 *
 * @param value one line of text, not blank
 */
record SvgTitle(String value) {

    static final SvgTitle DEFAULT = new SvgTitle("QR code");

    SvgTitle {
        Objects.requireNonNull(value, "title");
        if (value.isBlank()) {
            throw new IllegalArgumentException("title must not be blank: say what the picture is, such as QR code");
        }
        if (!value.codePoints().allMatch(SvgTitle::isXmlCharacter)) {
            throw new IllegalArgumentException("title must be one line of text without control characters");
        }
    }

    // XML 1.0, section 2.2, less the control characters that a title has no use for.
    private static boolean isXmlCharacter(int codePoint) {
        boolean surrogate = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        boolean noncharacter = codePoint == 0xFFFE || codePoint == 0xFFFF;
        return !Character.isISOControl(codePoint) && !surrogate && !noncharacter;
    }

    String escaped() {
        return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
