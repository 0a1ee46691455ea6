package dev.mfacore;

import java.util.regex.Pattern;

/**
 * Brings phone numbers into canonical E.164 form (INP-10). What it cannot be sure of, it refuses: a wrong guess sends a
 * stranger the code.
 */
final class PhoneNumbers {

    private static final Pattern CANONICAL = Pattern.compile("\\+[1-9][0-9]{6,14}");

    private PhoneNumbers() {}

    static void requireCanonical(String e164) {
        if (!CANONICAL.matcher(e164).matches()) {
            throw new IllegalArgumentException(
                    "phone number must be + and 7 to 15 digits, the first not 0: use PhoneNumber.parse for other forms");
        }
        String code = CallingCodes.of(e164);
        String national = e164.substring(1 + code.length());
        boolean zero = national.startsWith("0") && !TrunkPrefixes.zeroBelongs(code);
        if (zero || TrunkPrefixes.leads(code, national)) {
            throw new IllegalArgumentException("phone number must not keep its trunk prefix behind the calling code:"
                    + " leave it out, or write a trunk zero as (0)");
        }
    }

    static String canonical(String text) {
        WrittenNumber written = WrittenNumber.read(text);
        if (!written.international()) {
            throw new IllegalArgumentException("phone number must be international, beginning with + or 00: give the"
                    + " calling code, or use PhoneNumber.parse(callingCode, text)");
        }
        return international(written);
    }

    static String canonical(String callingCode, String text) {
        String code = CallingCodes.require(callingCode);
        WrittenNumber written = WrittenNumber.read(text);
        if (!written.international()) {
            return national(code, written);
        }
        String e164 = international(written);
        if (!CallingCodes.of(e164).equals(code)) {
            throw new IllegalArgumentException("phone number must belong to the calling code: correct one of them");
        }
        return e164;
    }

    private static String international(WrittenNumber written) {
        String e164 = "+" + written.digits();
        if (written.trunkZero() != WrittenNumber.NO_TRUNK_ZERO) {
            e164 = withTrunkZero(e164, written.trunkZero());
        }
        requireCanonical(e164);
        return e164;
    }

    /** A zero in brackets is left out, but where it belongs to the number it is dialled. */
    private static String withTrunkZero(String e164, int position) {
        boolean hasCode = CANONICAL.matcher(e164).matches();
        String code = hasCode ? CallingCodes.of(e164) : "";
        if (!hasCode || position != code.length()) {
            throw misplacedTrunkZero();
        }
        return TrunkPrefixes.zeroBelongs(code) ? "+" + code + "0" + e164.substring(1 + position) : e164;
    }

    private static String national(String code, WrittenNumber written) {
        if (written.trunkZero() > 0) {
            throw misplacedTrunkZero();
        }
        String digits = written.trunkZero() == 0 ? "0" + written.digits() : written.digits();
        String e164 = "+" + code + TrunkPrefixes.strip(code, digits);
        requireCanonical(e164);
        return e164;
    }

    private static IllegalArgumentException misplacedTrunkZero() {
        return new IllegalArgumentException(
                "phone number must have (0) right in front of its national part: move it there, or leave it out");
    }
}
