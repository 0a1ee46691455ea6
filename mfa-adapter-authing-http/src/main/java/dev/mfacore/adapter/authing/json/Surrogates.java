package dev.mfacore.adapter.authing.json;

/** Texts with half a character in them, which JSON can write and UTF-8 cannot. */
final class Surrogates {

    private static final int REPLACEMENT = 0xFFFD;

    private Surrogates() {}

    static boolean areWhole(String text) {
        int next;
        for (int i = 0; i < text.length(); i = next) {
            int codePoint = text.codePointAt(i);
            if (isHalf(codePoint)) {
                return false;
            }
            next = i + Character.charCount(codePoint);
        }
        return true;
    }

    static String mended(String text) {
        if (areWhole(text)) {
            return text;
        }
        StringBuilder mended = new StringBuilder(text.length());
        text.codePoints().map(c -> isHalf(c) ? REPLACEMENT : c).forEach(mended::appendCodePoint);
        return mended.toString();
    }

    private static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
