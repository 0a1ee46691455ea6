package dev.mfacore.otp;

import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * One-time-password values by HMAC (RFC 2104) over a reused digest.
 *
 * <p>HMAC is spelt out over a {@link MessageDigest} because {@code Mac} keys itself anew and allocates at every call,
 * while a digest and two arrays can be kept and reused without allocating. No provider is named, so a FIPS provider of
 * the user's works as well. The arrays are laid out so that each pass is one update:
 *
 * <pre>
 *   inner = key xor ipad | counter
 *   outer = key xor opad | hash of inner, and at last the HMAC
 * </pre>
 *
 * <p>They hold the key while a call runs. {@link #close} wipes them and resets the digest, also when the digest threw. A
 * worker serves one thread at a time; {@link HmacWorkers} hands it out. A prepared key would be two clones of the digest,
 * each having taken in one padded block, in place of {@link #open}.
 */
final class HmacWorker {

    private static final byte INNER = 0x36;
    private static final byte INNER_TO_OUTER = 0x36 ^ 0x5c;

    private final MessageDigest digest;
    private final int blockBytes;
    private final int hashBytes;
    private final int modulus;
    private final byte[] inner;
    private final byte[] outer;

    HmacWorker(OtpAlgorithm algorithm, int digits, MessageDigest digest) {
        this.digest = digest;
        this.blockBytes = algorithm.blockBytes();
        this.hashBytes = algorithm.hashBytes();
        this.modulus = Digits.modulus(digits);
        this.inner = new byte[blockBytes + Long.BYTES];
        this.outer = new byte[blockBytes + hashBytes];
    }

    /** Takes a key in. {@link #close} must follow. */
    void open(byte[] key) {
        int length = key.length;
        if (length == 0) {
            throw new IllegalArgumentException("key must not be empty: a missing secret must verify nothing");
        }
        if (length > blockBytes) {
            digest.update(key);
            finishInto(inner, 0);
            length = hashBytes;
        } else {
            System.arraycopy(key, 0, inner, 0, length);
        }
        Arrays.fill(inner, length, blockBytes, (byte) 0);
        for (int i = 0; i < blockBytes; i++) {
            inner[i] ^= INNER;
            outer[i] = (byte) (inner[i] ^ INNER_TO_OUTER);
        }
    }

    /** The code of a counter under the key that was taken in. */
    int code(long movingFactor) {
        for (int i = 0; i < Long.BYTES; i++) {
            inner[blockBytes + i] = (byte) (movingFactor >>> (56 - 8 * i));
        }
        digest.update(inner);
        finishInto(outer, blockBytes);
        digest.update(outer);
        finishInto(outer, blockBytes);
        return truncated() % modulus;
    }

    /** Forgets the key and whatever the digest was in the middle of. */
    void close() {
        Arrays.fill(inner, (byte) 0);
        Arrays.fill(outer, (byte) 0);
        digest.reset();
    }

    /** Whether no byte of a key, a counter or a hash is left. */
    boolean isWiped() {
        return isZero(inner) && isZero(outer);
    }

    /** RFC 4226 section 5.3: 31 bits from where the last byte's low nibble points. */
    private int truncated() {
        int at = blockBytes + (outer[outer.length - 1] & 0xf);
        return (outer[at] & 0x7f) << 24
                | (outer[at + 1] & 0xff) << 16
                | (outer[at + 2] & 0xff) << 8
                | (outer[at + 3] & 0xff);
    }

    private void finishInto(byte[] target, int offset) {
        try {
            digest.digest(target, offset, hashBytes);
        } catch (DigestException e) {
            throw new IllegalStateException("the digest of provider " + digest.getProvider() + " failed", e);
        }
    }

    private static boolean isZero(byte[] bytes) {
        int all = 0;
        for (byte next : bytes) {
            all |= next;
        }
        return all == 0;
    }
}
