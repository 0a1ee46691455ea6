package dev.mfacore.engine;

import dev.mfacore.AuthenticatorId;
import java.security.SecureRandom;

/** Draws codes and ids. Every position is uniform: {@code nextInt(bound)} draws again where a remainder would skew. */
final class RandomCodes {

    /** 32 symbols without look-alikes (Crockford's Base32, in lower case): 5 bits a symbol. */
    static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    private static final int ID_SYMBOLS = 26;

    private final SecureRandom random;

    RandomCodes(SecureRandom random) {
        this.random = random;
    }

    /** A code of digits, leading zeros included (DOTP-01). */
    String digits(int length) {
        return draw("0123456789", length);
    }

    /** A recovery code, without its hyphens (REC-01). */
    String symbols(int length) {
        return draw(ALPHABET, length);
    }

    AuthenticatorId authenticatorId() {
        return new AuthenticatorId(draw(ALPHABET, ID_SYMBOLS));
    }

    String messageId() {
        return draw(ALPHABET, ID_SYMBOLS);
    }

    byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private String draw(String alphabet, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
