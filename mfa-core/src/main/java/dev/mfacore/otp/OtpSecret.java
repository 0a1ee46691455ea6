package dev.mfacore.otp;

import java.lang.invoke.VarHandle;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.security.auth.Destroyable;

/**
 * A shared secret. It hides itself: its text form shows nothing, it is compared in constant time, and it can be
 * destroyed. Reading it takes a method whose name begins with {@code reveal}, which can be searched for in a review.
 * Safe for use by several threads: who reads it while another destroys it gets all of it or an exception, never a part
 * overwritten with zeros.
 */
public final class OtpSecret implements AutoCloseable, Destroyable {

    /** The longest secret, in bytes. */
    public static final int MAX_BYTES = 128;

    private final byte[] bytes;
    private volatile boolean destroyed;

    private OtpSecret(byte[] bytes) {
        if (bytes.length == 0 || bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "secret must have 1 to " + MAX_BYTES + " bytes, but has " + bytes.length);
        }
        this.bytes = bytes;
    }

    /**
     * Makes a new secret of the length of the algorithm's hash (RFC 4226 section 4 R6, TOTP-14).
     *
     * @param algorithm decides the length
     * @param random the source of the secret
     * @return a new secret
     */
    public static OtpSecret generate(OtpAlgorithm algorithm, SecureRandom random) {
        byte[] bytes = new byte[algorithm.secretBytes()];
        random.nextBytes(bytes);
        return new OtpSecret(bytes);
    }

    /**
     * Takes a secret over.
     *
     * @param bytes 1 to {@value #MAX_BYTES} bytes; copied
     * @return the secret
     */
    public static OtpSecret ofBytes(byte[] bytes) {
        return new OtpSecret(bytes.clone());
    }

    /**
     * Reads a secret from its Base32 form.
     *
     * @param text see {@link Base32#decode}
     * @return the secret
     * @throws IllegalArgumentException if the text is no Base32, without quoting it
     */
    public static OtpSecret ofBase32(CharSequence text) {
        return new OtpSecret(Base32.decode(text));
    }

    /**
     * Returns the length.
     *
     * @return bytes; known also after the secret was destroyed
     */
    public int length() {
        return bytes.length;
    }

    /**
     * Reveals the secret.
     *
     * @return a copy of its bytes
     * @throws IllegalStateException if it was destroyed
     */
    public byte[] revealBytes() {
        byte[] copy = copyOrNothing();
        if (copy.length == 0) {
            throw new IllegalStateException("the secret was destroyed: use it before closing it");
        }
        return copy;
    }

    /**
     * Reveals the secret as text.
     *
     * @return Base32 without padding
     * @throws IllegalStateException if it was destroyed
     */
    public String revealBase32() {
        byte[] copy = revealBytes();
        try {
            return Base32.encode(copy);
        } finally {
            Arrays.fill(copy, (byte) 0);
        }
    }

    /** Overwrites the secret. Every later use fails. */
    @Override
    public void destroy() {
        destroyed = true;
        VarHandle.fullFence();
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public boolean isDestroyed() {
        return destroyed;
    }

    /** Overwrites the secret, as {@link #destroy} does. */
    @Override
    public void close() {
        destroy();
    }

    /** Compares in constant time. A destroyed secret equals only itself. */
    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof OtpSecret that && areEqual(copyOrNothing(), that.copyOrNothing()));
    }

    /** The same for all secrets: a hash of the bytes would tell something of them. */
    @Override
    public int hashCode() {
        return 1;
    }

    @Override
    public String toString() {
        return "OtpSecret[hidden]";
    }

    /**
     * A copy of the bytes, or none once destroyed. It is made first and judged afterwards: whoever sees a byte that
     * {@link #destroy} overwrote sees its mark too, because the fences keep both sides in this order. A lock would do the
     * same for more.
     */
    private byte[] copyOrNothing() {
        byte[] copy = bytes.clone();
        VarHandle.acquireFence();
        if (destroyed) {
            Arrays.fill(copy, (byte) 0);
            return new byte[0];
        }
        return copy;
    }

    private static boolean areEqual(byte[] one, byte[] other) {
        boolean equal = one.length != 0 && MessageDigest.isEqual(one, other);
        Arrays.fill(one, (byte) 0);
        Arrays.fill(other, (byte) 0);
        return equal;
    }
}
