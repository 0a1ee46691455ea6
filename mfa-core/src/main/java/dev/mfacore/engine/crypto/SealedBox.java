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

    private static final int NONCE = 2 * TextCipher.HALF_NONCE;
    private static final int HEAD = Integer.BYTES + NONCE;

    private final Map<Integer, Pool<TextCipher>> keys = new TreeMap<>();
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
        ring.ids().forEach(id -> keys.put(id, ciphers(Hmac.derive(ring.revealKey(id), use))));
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
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = new byte[OVERHEAD + plain.length];
        ByteBuffer.wrap(sealed).putInt(current).put(nonce);
        Pool<TextCipher> ciphers = ciphers(current);
        TextCipher tool = ciphers.take();
        try {
            Cipher cipher = tool.ready(Cipher.ENCRYPT_MODE, nonce, associatedData);
            cipher.doFinal(plain, 0, plain.length, sealed, HEAD);
        } catch (GeneralSecurityException e) {
            throw new CipherException("sealing failed", e);
        }
        ciphers.giveBack(tool);
        return sealed;
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
        Pool<TextCipher> ciphers = ciphers(ByteBuffer.wrap(sealed).getInt());
        byte[] nonce = Arrays.copyOfRange(sealed, Integer.BYTES, HEAD);
        TextCipher tool = ciphers.take();
        byte[] plain;
        try {
            Cipher cipher = tool.ready(Cipher.DECRYPT_MODE, nonce, associatedData);
            plain = cipher.doFinal(sealed, HEAD, sealed.length - HEAD);
        } catch (GeneralSecurityException e) {
            throw new CipherException("a sealed text was altered or belongs elsewhere", e);
        }
        ciphers.giveBack(tool);
        return plain;
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

    private Pool<TextCipher> ciphers(int id) {
        Pool<TextCipher> ciphers = keys.get(id);
        if (ciphers == null) {
            throw new CipherException("a text is sealed under a key that is not in the key ring: add that key");
        }
        return ciphers;
    }

    private static Pool<TextCipher> ciphers(byte[] key) {
        return new Pool<>(() -> new TextCipher(key));
    }
}
