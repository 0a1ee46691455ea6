package dev.mfacore;

import java.util.regex.Pattern;

/**
 * A phone number as people write it, without the signs that only make it readable.
 *
 * @param international whether it begins with {@code +} or {@code 00}
 * @param digits its ASCII digits, without that beginning and without a trunk zero in brackets
 * @param trunkZero how many of the digits precede the trunk zero in brackets, or {@link #NO_TRUNK_ZERO}
 */
record WrittenNumber(boolean international, String digits, int trunkZero) {

    static final int NO_TRUNK_ZERO = -1;

    private static final int MAX_LENGTH = 32;
    private static final Pattern WRITTEN = Pattern.compile("[ (]*\\+?[0-9 ./()-]*");
    private static final Pattern SIGNS = Pattern.compile("[ ./()-]");
    private static final Pattern TRUNK_ZERO = Pattern.compile("\\( *0 *\\)");
    private static final String MARK = "t";

    static WrittenNumber read(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "phone number must have at most " + MAX_LENGTH + " characters: shorten it");
        }
        if (!WRITTEN.matcher(text).matches() || !hasPairedBrackets(text)) {
            throw new IllegalArgumentException("phone number must have only ASCII digits, one leading +, and spaces,"
                    + " hyphens, dots, slashes or pairs of brackets between: leave out letters and extensions");
        }
        String marked = TRUNK_ZERO.matcher(text).replaceAll(MARK);
        return of(SIGNS.matcher(marked).replaceAll(""));
    }

    private static WrittenNumber of(String compact) {
        boolean plus = compact.startsWith("+");
        boolean zeros = compact.startsWith("00");
        String body = compact.substring(plus ? 1 : zeros ? 2 : 0);
        int mark = body.indexOf(MARK);
        if (mark != body.lastIndexOf(MARK)) {
            throw new IllegalArgumentException("phone number must have (0) at most once: leave it out");
        }
        return new WrittenNumber(plus || zeros, body.replace(MARK, ""), mark);
    }

    private static boolean hasPairedBrackets(String text) {
        boolean open = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c == '(' && open) || (c == ')' && !open)) {
                return false;
            }
            open = c == '(' || (open && c != ')');
        }
        return !open;
    }
}
