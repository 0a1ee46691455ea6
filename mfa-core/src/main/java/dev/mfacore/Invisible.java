package dev.mfacore;

/** The letters and marks that show nothing, so that a text with them looks like one without. */
final class Invisible {

    private Invisible() {}

    static boolean test(int c) {
        return c == 0x034F
                || isBetween(c, 0x115F, 0x1160)
                || isBetween(c, 0x17B4, 0x17B5)
                || isBetween(c, 0x180B, 0x180F)
                || c == 0x3164
                || isBetween(c, 0xFE00, 0xFE0F)
                || c == 0xFFA0
                || isBetween(c, 0xE0000, 0xE0FFF);
    }

    private static boolean isBetween(int c, int first, int last) {
        return first <= c && c <= last;
    }
}
