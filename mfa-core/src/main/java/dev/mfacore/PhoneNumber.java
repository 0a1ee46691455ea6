package dev.mfacore;

/**
 * A phone number in canonical E.164 form (INP-10).
 *
 * @param e164 {@code +} and 7 to 15 ASCII digits, the first not zero
 */
public record PhoneNumber(String e164) implements Recipient {

    /** Checks the canonical form; {@link #parse(String)} takes other spellings. */
    public PhoneNumber {
        PhoneNumbers.requireCanonical(e164);
    }

    /**
     * Reads an international number: a {@code +} or {@code 00}, the calling code, and the number, with ASCII spaces,
     * hyphens, dots, slashes and brackets where people put them. A trunk zero is accepted only as {@code (0)}.
     *
     * @param text at most 32 characters
     * @return the number
     * @throws IllegalArgumentException if the text is not an international number; it never quotes the text
     */
    public static PhoneNumber parse(String text) {
        return new PhoneNumber(PhoneNumbers.canonical(text));
    }

    /**
     * Reads a national number of the country with the given calling code, with or without its trunk prefix: a zero, or
     * what the country has instead. Where the zero belongs to the number, as in Italy, it stays. A text that is
     * international already must agree with the calling code.
     *
     * @param callingCode such as {@code +86}, with or without the plus sign
     * @param text at most 32 characters
     * @return the number
     * @throws IllegalArgumentException if the two do not make a number; it never quotes the text
     */
    public static PhoneNumber parse(String callingCode, String text) {
        return new PhoneNumber(PhoneNumbers.canonical(callingCode, text));
    }

    @Override
    public Factor factor() {
        return Factor.SMS;
    }

    @Override
    public String address() {
        return e164;
    }

    @Override
    public String identity() {
        return e164;
    }

    @Override
    public String destination() {
        return "+" + CallingCodes.of(e164);
    }

    @Override
    public String masked() {
        return "+****" + e164.substring(e164.length() - 2);
    }

    @Override
    public String toString() {
        return masked();
    }
}
