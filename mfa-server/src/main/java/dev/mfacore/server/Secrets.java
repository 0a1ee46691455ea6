package dev.mfacore.server;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Makes random secrets of 256 bits and keeps nothing but hashes of them. Safe for use by any number of threads. */
public final class Secrets {

    private static final int BYTES = 32;

    private final SecureRandom random;

    /** Draws from a source of randomness. */
    public Secrets(SecureRandom random) {
        this.random = random;
    }

    /** Makes a secret: 43 characters that need no escaping anywhere. */
    public String random() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Returns what may be kept of a random secret: its SHA-256, which suffices for 112 random bits and more (D-17). */
    public static String hash(String secret) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(secret));
    }

    /** Compares without telling by its time how much agrees. */
    public static boolean isEqual(String one, String other) {
        return MessageDigest.isEqual(sha256(one), sha256(other));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
