package dev.mfacore.engine.crypto;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM under keys of single texts, each derived from one key of a box and the first half of the text's nonce. Both
 * tools are kept from text to text, for finding them costs more than using them; the cipher is keyed anew for every text.
 * What it keeps in between is the key of one text, which the box's own key beside it derives anyway. For one thread at a
 * time.
 */
final class TextCipher {

    static final int HALF_NONCE = 12;

    private static final int TAG_BITS = 128;
    private static final String MAC = "HmacSHA256";
    private static final byte[] LENGTH =
            ByteBuffer.allocate(Integer.BYTES).putInt(HALF_NONCE).array();

    private final Mac mac;
    private final Cipher cipher;

    TextCipher(byte[] boxKey) {
        try {
            this.mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(boxKey, MAC));
            this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no security provider offers AES/GCM and HmacSHA256: configure one", e);
        }
    }

    /** The cipher, ready for the text of this nonce. The derived key is {@link Hmac#of} of the nonce's first half. */
    Cipher ready(int mode, byte[] nonce, byte[] associatedData) throws GeneralSecurityException {
        mac.update(LENGTH);
        mac.update(nonce, 0, HALF_NONCE);
        byte[] ownKey = mac.doFinal();
        try {
            cipher.init(
                    mode,
                    new SecretKeySpec(ownKey, "AES"),
                    new GCMParameterSpec(TAG_BITS, nonce, HALF_NONCE, HALF_NONCE));
        } finally {
            Arrays.fill(ownKey, (byte) 0);
        }
        cipher.updateAAD(associatedData);
        return cipher;
    }
}
