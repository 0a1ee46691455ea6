package dev.mfacore;

import dev.mfacore.engine.crypto.SealedBox;
import dev.mfacore.port.SealContext;
import dev.mfacore.port.SecretCipher;
import java.security.SecureRandom;

/**
 * The default cipher: AES-256-GCM of the JDK under a key ring (D-22, SEC-01 to SEC-03). Each text is sealed under a key
 * of its own, derived from the current key and a random half of its nonce, so that no nonce meets one key twice however
 * many texts there are. Safe for use by any number of threads.
 */
public final class AesGcmSecretCipher implements SecretCipher {

    private final SealedBox box;

    /**
     * Makes a cipher.
     *
     * @param keys the ring
     * @param random the source of nonces
     */
    public AesGcmSecretCipher(KeyRing keys, SecureRandom random) {
        this.box = new SealedBox(keys, "secret", random);
    }

    @Override
    public byte[] seal(byte[] plain, SealContext context) {
        return box.seal(plain, context.associatedData());
    }

    @Override
    public byte[] open(byte[] sealed, SealContext context) {
        return box.open(sealed, context.associatedData());
    }

    @Override
    public boolean isOutdated(byte[] sealed) {
        return !box.isCurrent(sealed);
    }
}
