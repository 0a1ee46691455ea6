package dev.mfacore.tck.report;

/** Makes generated text fit for any report: whatever a reader cannot see or a format cannot hold becomes an escape. */
final class Printable {

    private static final int LONGEST = 4000;

    private Printable() {}

    static String of(String text) {
        StringBuilder printable = new StringBuilder(Math.min(text.length(), LONGEST) + 16);
        int[] points = text.codePoints().limit(LONGEST).toArray();
        for (int point : points) {
            if (isHarmless(point)) {
                printable.appendCodePoint(point);
            } else {
                printable.append(String.format(point > 0xFFFF ? "\\U%08X" : "\\u%04X", point));
            }
        }
        long left = text.codePoints().count() - points.length;
        return left == 0 ? printable.toString() : printable + "… (" + left + " more characters)";
    }

    private static boolean isHarmless(int point) {
        if (point == '\n' || point == '\t') {
            return true;
        }
        int type = Character.getType(point);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.UNASSIGNED
                && type != Character.PRIVATE_USE
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }
}
