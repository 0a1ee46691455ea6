package dev.mfacore.engine.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 over an unambiguous sequence of parts, for key derivation and keyed hashes. */
public final class Hmac {

    private Hmac() {}

    /**
     * Derives a key for one use, so that no key serves two (SP 800-108 in spirit: a PRF over a label).
     *
     * @param key the key to derive from
     * @param use names the use
     * @return 32 bytes
     */
    public static byte[] derive(byte[] key, String use) {
        return of(key, ("mfa-core/1/" + use).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Hashes parts under a key. Each part is preceded by its length, so different sequences never read alike.
     *
     * @param key the key
     * @param parts what to hash
     * @return 32 bytes
     */
    public static byte[] of(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            for (byte[] part : parts) {
                mac.update(ByteBuffer.allocate(4).putInt(part.length).array());
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK lacks HmacSHA256, which every JDK must have", e);
        }
    }

    /**
     * Hashes a text that is random enough to need no key.
     *
     * @param label what the text is
     * @param text the text
     * @return 32 bytes
     */
    public static byte[] sha256(String label, byte[] text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(label.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return digest.digest(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK lacks SHA-256, which every JDK must have", e);
        }
    }
}
