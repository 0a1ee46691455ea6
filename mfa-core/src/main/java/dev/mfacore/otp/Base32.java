package dev.mfacore.otp;

import java.util.Arrays;

/**
 * Base32 (RFC 4648 section 6), strict: nothing is dropped or guessed, so that two different keys never read alike
 * (INP-07).
 */
public final class Base32 {

    private static final char[] ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".toCharArray();
    private static final byte[] VALUES = values();
    private static final int MAX_LENGTH = 1024;

    private Base32() {}

    /**
     * Encodes, in upper case and without padding, as authenticator apps want it.
     *
     * @param bytes any bytes
     * @return the text
     */
    public static String encode(byte[] bytes) {
        char[] text = new char[(bytes.length * 8 + 4) / 5];
        long buffer = 0;
        int bits = 0;
        int length = 0;
        for (byte next : bytes) {
            buffer = buffer << 8 | (next & 0xff);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text[length++] = ALPHABET[(int) (buffer >>> bits) & 31];
            }
        }
        if (bits > 0) {
            text[length] = ALPHABET[(int) (buffer << (5 - bits)) & 31];
        }
        return new String(text);
    }

    /**
     * Decodes. Upper and lower case are the same; ASCII spaces and hyphens between symbols are presentation; padding is
     * optional, but if there is any it must be complete.
     *
     * @param text at most 1,024 characters
     * @return the bytes
     * @throws IllegalArgumentException for every other character, an impossible length, wrong padding, or bits left
     *     over; the message names the place and never quotes the text
     */
    public static byte[] decode(CharSequence text) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("Base32 text must have at most " + MAX_LENGTH + " characters");
        }
        byte[] bytes = new byte[text.length() * 5 / 8];
        int symbols = 0;
        int padding = 0;
        int bits = 0;
        int length = 0;
        long buffer = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' || c == '-') {
                continue;
            }
            if (c == '=') {
                padding++;
                continue;
            }
            if (padding > 0 || c >= VALUES.length || VALUES[c] < 0) {
                throw new IllegalArgumentException("Base32 text has a character that does not belong there at index "
                        + i + ": only A to Z and 2 to 7 are allowed");
            }
            symbols++;
            buffer = (buffer << 5 | VALUES[c]) & 0xfff;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes[length++] = (byte) (buffer >>> bits);
            }
        }
        checkEnd(symbols, padding, (buffer & ((1 << bits) - 1)) != 0);
        return Arrays.copyOf(bytes, length);
    }

    private static void checkEnd(int symbols, int padding, boolean leftOver) {
        int last = symbols % 8;
        if (last == 1 || last == 3 || last == 6) {
            throw new IllegalArgumentException("Base32 text is cut off: no text has that many symbols");
        }
        if (padding != 0 && padding != (8 - last) % 8) {
            throw new IllegalArgumentException(
                    "Base32 padding must fill up to a multiple of 8 symbols, or be left out");
        }
        if (leftOver) {
            throw new IllegalArgumentException(
                    "Base32 text has bits left over at its end: a symbol is wrong or missing");
        }
    }

    private static byte[] values() {
        byte[] values = new byte[128];
        Arrays.fill(values, (byte) -1);
        for (int i = 0; i < ALPHABET.length; i++) {
            values[ALPHABET[i]] = (byte) i;
            values[Character.toLowerCase(ALPHABET[i])] = (byte) i;
        }
        return values;
    }
}
