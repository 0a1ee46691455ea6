package dev.mfacore.tck.gallery.cipher;

import dev.mfacore.port.CipherException;
import dev.mfacore.port.SealContext;
import dev.mfacore.port.SecretCipher;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A right cipher of another design: AES-CBC, then an HMAC over everything; the key's id stands at the end. */
class MacCipher implements SecretCipher {

    static final int MAC = 32;
    static final int IV = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    final Keys keys;

    MacCipher(Keys keys) {
        this.keys = keys;
    }

    @Override
    public byte[] seal(byte[] plain, SealContext context) {
        byte[] iv = new byte[IV];
        RANDOM.nextBytes(iv);
        byte[] text = crypt(Cipher.ENCRYPT_MODE, keys.key(keys.current()), iv, plain);
        byte[] tail = {keys.current()};
        byte[] body = GcmCipher.join(GcmCipher.join(iv, text), tail);
        return GcmCipher.join(mac(keys.key(keys.current()), body, context), body);
    }

    @Override
    public byte[] open(byte[] sealed, SealContext context) {
        if (sealed.length < MAC + IV + 2) {
            throw new CipherException("too short");
        }
        byte[] key = keys.key(sealed[sealed.length - 1]);
        byte[] body = Arrays.copyOfRange(sealed, MAC, sealed.length);
        if (!MessageDigest.isEqual(mac(key, body, context), Arrays.copyOf(sealed, MAC))) {
            throw refusal(key, body);
        }
        return crypt(Cipher.DECRYPT_MODE, key, Arrays.copyOf(body, IV), Arrays.copyOfRange(body, IV, body.length - 1));
    }

    RuntimeException refusal(byte[] key, byte[] body) {
        return new CipherException("altered or moved");
    }

    @Override
    public boolean isOutdated(byte[] sealed) {
        return sealed[sealed.length - 1] != keys.current();
    }

    String mode() {
        return "AES/CBC/PKCS5Padding";
    }

    byte[] crypt(int mode, byte[] key, byte[] iv, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance(mode());
            SecretKeySpec spec = new SecretKeySpec(mac(key, new byte[] {1}, new SealContext("", "", "")), "AES");
            if (mode().contains("ECB")) {
                cipher.init(mode, spec);
            } else {
                cipher.init(mode, spec, new IvParameterSpec(iv));
            }
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new CipherException("cannot be opened", e);
        }
    }

    byte[] mac(byte[] key, byte[] body, SealContext context) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(context.associatedData());
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new CipherException("cannot be sealed", e);
        }
    }
}
