package dev.mfacore.otp;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * One-time-password values by HMAC (RFC 2104) over a reused digest.
 *
 * <p>HMAC is spelt out over a {@link MessageDigest} because {@code Mac} keys itself anew and allocates at every call,
 * while a digest and three arrays can be kept and reused without allocating. No provider is named, so a FIPS provider
 * of the user's works as well. The two padded blocks hold the key while a call runs and are wiped at its end, also when
 * the digest throws; the digest itself is reset by finishing or by {@link #close}. A worker serves one thread at a time;
 * {@link HmacWorkers} hands it out.
 */
final class HmacWorker {

    private static final int COUNTER_BYTES = 8;
    private static final byte INNER = 0x36;
    private static final byte OUTER = 0x5c;

    private final MessageDigest digest;
    private final byte[] inner;
    private final byte[] outer;
    private final byte[] counter = new byte[COUNTER_BYTES];
    private final byte[] hash;
    private final int modulus;

    HmacWorker(OtpAlgorithm algorithm, int digits) {
        try {
            this.digest = MessageDigest.getInstance(algorithm.digestName());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(
                    "no security provider offers " + algorithm.digestName() + ": configure one that does", e);
        }
        this.inner = new byte[algorithm.blockBytes()];
        this.outer = new byte[algorithm.blockBytes()];
        this.hash = new byte[algorithm.hashBytes()];
        this.modulus = Digits.modulus(digits);
    }

    /** Takes a key in. {@link #close} must follow. */
    void open(byte[] key) {
        if (key.length == 0) {
            throw new IllegalArgumentException("key must not be empty: a missing secret must verify nothing");
        }
        byte[] block = inner;
        Arrays.fill(block, (byte) 0);
        if (key.length > block.length) {
            digest.update(key);
            finish(block);
        } else {
            System.arraycopy(key, 0, block, 0, key.length);
        }
        for (int i = 0; i < block.length; i++) {
            outer[i] = (byte) (block[i] ^ OUTER);
            inner[i] = (byte) (block[i] ^ INNER);
        }
    }

    /** The code of a counter under the key that was taken in. */
    int code(long movingFactor) {
        for (int i = 0; i < COUNTER_BYTES; i++) {
            counter[i] = (byte) (movingFactor >>> (56 - 8 * i));
        }
        digest.update(inner);
        digest.update(counter);
        finish(hash);
        digest.update(outer);
        digest.update(hash);
        finish(hash);
        return truncated() % modulus;
    }

    /** Forgets the key and whatever the digest was in the middle of. */
    void close() {
        Arrays.fill(inner, (byte) 0);
        Arrays.fill(outer, (byte) 0);
        Arrays.fill(hash, (byte) 0);
        Arrays.fill(counter, (byte) 0);
        digest.reset();
    }

    /** RFC 4226 section 5.3: 31 bits from where the last byte's low nibble points. */
    private int truncated() {
        int offset = hash[hash.length - 1] & 0xf;
        return (hash[offset] & 0x7f) << 24
                | (hash[offset + 1] & 0xff) << 16
                | (hash[offset + 2] & 0xff) << 8
                | (hash[offset + 3] & 0xff);
    }

    private void finish(byte[] target) {
        try {
            digest.digest(target, 0, hash.length);
        } catch (DigestException e) {
            throw new IllegalStateException("the digest of provider " + digest.getProvider() + " failed", e);
        }
    }
}
