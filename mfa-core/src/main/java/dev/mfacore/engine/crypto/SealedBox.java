package dev.mfacore.engine.crypto;

import dev.mfacore.KeyRing;
import dev.mfacore.port.CipherException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM under a key ring, with a nonce of 192 bits.
 *
 * <p>A random nonce of 96 bits may serve one key some 2^32 times before a repetition gets likely, which a busy platform
 * reaches. So half of the nonce derives a key for this text alone, and the other half is GCM's nonce. A sealed text is
 * the key's id (4 bytes), the nonce (24), the ciphertext and its tag (16).
 */
public final class SealedBox {

    /** By how much a sealed text is longer than its plain text, in bytes. */
    public static final int OVERHEAD = 4 + 24 + 16;

    private static final int HALF_NONCE = 12;
    private static final int TAG_BITS = 128;

    private final Map<Integer, byte[]> keys = new TreeMap<>();
    private final int current;
    private final SecureRandom random;

    /**
     * Makes a box.
     *
     * @param ring the keys
     * @param use what the box is for; boxes of different uses cannot open each other's texts
     * @param random the source of nonces
     */
    public SealedBox(KeyRing ring, String use, SecureRandom random) {
        ring.ids().forEach(id -> keys.put(id, Hmac.derive(ring.revealKey(id), use)));
        this.current = ring.currentId();
        this.random = random;
    }

    /**
     * Seals under the current key.
     *
     * @param plain the text
     * @param associatedData what to authenticate along
     * @return the sealed text
     */
    public byte[] seal(byte[] plain, byte[] associatedData) {
        byte[] nonce = new byte[2 * HALF_NONCE];
        random.nextBytes(nonce);
        try {
            byte[] body = cipher(Cipher.ENCRYPT_MODE, key(current), nonce, associatedData)
                    .doFinal(plain);
            return ByteBuffer.allocate(4 + nonce.length + body.length)
                    .putInt(current)
                    .put(nonce)
                    .put(body)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new CipherException("sealing failed", e);
        }
    }

    /**
     * Opens a sealed text.
     *
     * @param sealed the sealed text
     * @param associatedData as it was given when sealing
     * @return the text
     * @throws CipherException if it was altered or moved, or its key is not in the ring
     */
    public byte[] open(byte[] sealed, byte[] associatedData) {
        if (sealed.length < OVERHEAD) {
            throw new CipherException("a sealed text is too short");
        }
        int id = ByteBuffer.wrap(sealed).getInt();
        byte[] nonce = Arrays.copyOfRange(sealed, 4, 4 + 2 * HALF_NONCE);
        try {
            return cipher(Cipher.DECRYPT_MODE, key(id), nonce, associatedData)
                    .doFinal(sealed, 4 + nonce.length, sealed.length - 4 - nonce.length);
        } catch (GeneralSecurityException e) {
            throw new CipherException("a sealed text was altered or belongs elsewhere", e);
        }
    }

    /**
     * Tells whether a text was sealed under the current key.
     *
     * @param sealed the sealed text
     * @return true if it names the current key
     */
    public boolean isCurrent(byte[] sealed) {
        return sealed.length >= OVERHEAD && ByteBuffer.wrap(sealed).getInt() == current;
    }

    private byte[] key(int id) {
        byte[] key = keys.get(id);
        if (key == null) {
            throw new CipherException("a text is sealed under a key that is not in the key ring: add that key");
        }
        return key;
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, byte[] associatedData)
            throws GeneralSecurityException {
        byte[] ownKey = Hmac.of(key, Arrays.copyOf(nonce, HALF_NONCE));
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                mode, new SecretKeySpec(ownKey, "AES"), new GCMParameterSpec(TAG_BITS, nonce, HALF_NONCE, HALF_NONCE));
        cipher.updateAAD(associatedData);
        return cipher;
    }
}
