package dev.mfacore;

import java.util.Set;
import java.util.regex.Pattern;

/** Country calling codes of ITU-T E.164: zones 1 and 7 have one digit, some countries two, all others three. */
final class CallingCodes {

    private static final Set<String> TWO_DIGITS = Set.of(
            "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48", "49",
            "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66", "81", "82", "84",
            "86", "90", "91", "92", "93", "94", "95", "98");

    private static final Pattern WRITTEN = Pattern.compile("\\+?[1-9][0-9]{0,2}");
    private static final String NUMBER_TO_TRY = "0000000";

    private CallingCodes() {}

    /** Reads a calling code with or without the plus sign; the result has none. */
    static String require(String written) {
        String code = written.startsWith("+") ? written.substring(1) : written;
        if (!WRITTEN.matcher(written).matches()
                || !of("+" + code + NUMBER_TO_TRY).equals(code)) {
            throw new IllegalArgumentException(
                    "calling code must be 1 to 3 digits as E.164 divides them, such as +86: correct it");
        }
        return code;
    }

    /** The calling code of a canonical number, without the plus sign. */
    static String of(String e164) {
        char zone = e164.charAt(1);
        if (zone == '1' || zone == '7') {
            return e164.substring(1, 2);
        }
        String two = e164.substring(1, 3);
        return TWO_DIGITS.contains(two) ? two : e164.substring(1, 4);
    }
}
