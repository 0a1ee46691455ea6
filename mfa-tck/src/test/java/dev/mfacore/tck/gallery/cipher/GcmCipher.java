package dev.mfacore.tck.gallery.cipher;

import dev.mfacore.port.CipherException;
import dev.mfacore.port.SealContext;
import dev.mfacore.port.SecretCipher;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A right cipher, AES-GCM with a random nonce; wrong ones override what they get wrong. */
class GcmCipher implements SecretCipher {

    static final int NONCE = 12;
    static final int HEADER = 1 + NONCE;
    private static final SecureRandom RANDOM = new SecureRandom();

    final Keys keys;

    GcmCipher(Keys keys) {
        this.keys = keys;
    }

    @Override
    public byte[] seal(byte[] plain, SealContext context) {
        byte[] header =
                ByteBuffer.allocate(HEADER).put(keys.current()).put(nonce()).array();
        byte[] body = crypt(Cipher.ENCRYPT_MODE, header, plain, context);
        return join(header, body);
    }

    @Override
    public byte[] open(byte[] sealed, SealContext context) {
        if (sealed.length < HEADER + 16) {
            throw new CipherException("too short");
        }
        byte[] header = Arrays.copyOf(sealed, HEADER);
        return crypt(Cipher.DECRYPT_MODE, header, Arrays.copyOfRange(sealed, HEADER, sealed.length), context);
    }

    @Override
    public boolean isOutdated(byte[] sealed) {
        return sealed[0] != keys.current();
    }

    byte[] nonce() {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        return nonce;
    }

    byte[] bound(byte[] header, SealContext context) {
        return join(header, context.associatedData());
    }

    RuntimeException failure(GeneralSecurityException e) {
        return new CipherException("altered or moved", e);
    }

    byte[] crypt(int mode, byte[] header, byte[] text, SealContext context) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    mode, new SecretKeySpec(keys.key(header[0]), "AES"), new GCMParameterSpec(128, header, 1, NONCE));
            cipher.updateAAD(bound(header, context));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw failure(e);
        }
    }

    static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
