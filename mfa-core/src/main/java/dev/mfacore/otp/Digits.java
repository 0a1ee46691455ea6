package dev.mfacore.otp;

/** Codes as digits: bounds, strict parsing, and writing with leading zeros, whatever the locale (TOTP-03, INP-01). */
final class Digits {

    static final int NOT_A_CODE = -1;

    private static final int[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000};

    private Digits() {}

    static int requireCount(int digits) {
        if (digits < 6 || digits > 8) {
            throw new IllegalArgumentException("digits must be 6 to 8, but is " + digits + ": use 6");
        }
        return digits;
    }

    static int modulus(int digits) {
        return POWERS[digits];
    }

    /** The code's value if it is exactly so many ASCII digits, else {@link #NOT_A_CODE}. */
    static int parse(CharSequence code, int digits) {
        if (code.length() != digits) {
            return NOT_A_CODE;
        }
        int value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = code.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return NOT_A_CODE;
            }
            value = 10 * value + digit;
        }
        return value;
    }

    static String write(int value, int digits) {
        char[] text = new char[digits];
        int rest = value;
        for (int i = digits - 1; i >= 0; i--) {
            text[i] = (char) ('0' + rest % 10);
            rest /= 10;
        }
        return new String(text);
    }
}
