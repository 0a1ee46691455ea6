package dev.mfacore.engine.crypto;

import java.security.GeneralSecurityException;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** PBKDF2-HMAC-SHA-256, for recovery codes of fewer than 112 bits (D-17). */
public final class SlowHash {

    private SlowHash() {}

    /**
     * Hashes a text slowly.
     *
     * @param text the text
     * @param salt at least 16 bytes
     * @param rounds how often, at least 1
     * @param bytes how long the hash shall be
     * @return the hash
     */
    public static byte[] of(String text, byte[] salt, int rounds, int bytes) {
        PBEKeySpec spec = new PBEKeySpec(text.toCharArray(), salt, rounds, bytes * 8);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK lacks PBKDF2WithHmacSHA256", e);
        } finally {
            spec.clearPassword();
        }
    }
}
