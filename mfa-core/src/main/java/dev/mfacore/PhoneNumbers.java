package dev.mfacore;

import java.util.regex.Pattern;

/** Brings phone numbers into canonical E.164 form (INP-10). What it cannot be sure of, it refuses. */
final class PhoneNumbers {

    private static final int MAX_LENGTH = 32;
    private static final Pattern CANONICAL = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern CALLING_CODE = Pattern.compile("\\+?[1-9][0-9]{0,2}");
    private static final Pattern WRITTEN = Pattern.compile("\\+?[0-9 ./()-]*");
    private static final String TRUNK_ZERO = "(0)";
    private static final String ITALY = "39";

    private PhoneNumbers() {}

    static void requireCanonical(String e164) {
        if (!CANONICAL.matcher(e164).matches()) {
            throw new IllegalArgumentException(
                    "phone number must be + and 7 to 15 digits, the first not 0: use PhoneNumber.parse for other forms");
        }
    }

    static String canonical(String text) {
        String digits = digits(text);
        String e164 = digits.startsWith("00") ? "+" + digits.substring(2) : digits;
        if (!e164.startsWith("+")) {
            throw new IllegalArgumentException("phone number must be international, beginning with + or 00: give the"
                    + " calling code, or use PhoneNumber.parse(callingCode, text)");
        }
        requireCanonical(e164);
        return e164;
    }

    static String canonical(String callingCode, String text) {
        if (!CALLING_CODE.matcher(callingCode).matches()) {
            throw new IllegalArgumentException("calling code must be 1 to 3 digits, such as +86");
        }
        String code = callingCode.startsWith("+") ? callingCode.substring(1) : callingCode;
        String digits = digits(text);
        if (digits.startsWith("+") || digits.startsWith("00")) {
            String e164 = canonical(text);
            if (!CallingCodes.of(e164).equals(code)) {
                throw new IllegalArgumentException("phone number must belong to the calling code: correct one of them");
            }
            return e164;
        }
        boolean trunk = digits.startsWith("0") && !code.equals(ITALY);
        String e164 = "+" + code + (trunk ? digits.substring(1) : digits);
        requireCanonical(e164);
        if (!CallingCodes.of(e164).equals(code)) {
            throw new IllegalArgumentException("calling code must be one that E.164 assigns: correct it");
        }
        return e164;
    }

    /** Digits with a plus sign in front if there was one. */
    private static String digits(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("phone number must have at most " + MAX_LENGTH + " characters");
        }
        String written = unwrapped(text.strip());
        if (!WRITTEN.matcher(written).matches() || !isBalanced(written)) {
            throw new IllegalArgumentException("phone number must have only ASCII digits, one leading +, and spaces,"
                    + " hyphens, dots, slashes or pairs of brackets between: no letters, no extension");
        }
        boolean international = written.startsWith("+") || written.startsWith("00");
        String national = international ? withoutTrunkZero(written) : written;
        return national.replaceAll("[ ./()-]", "");
    }

    private static String withoutTrunkZero(String written) {
        int at = written.indexOf(TRUNK_ZERO);
        return at <= 0 ? written : written.substring(0, at) + written.substring(at + TRUNK_ZERO.length());
    }

    /** People write (+86) or (0086). */
    private static String unwrapped(String text) {
        return text.startsWith("(+") || text.startsWith("(00")
                ? text.substring(1).replaceFirst("\\)", "")
                : text;
    }

    private static boolean isBalanced(String text) {
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
