package dev.mfacore.tck.gallery.cipher;

import dev.mfacore.AesGcmSecretCipher;
import dev.mfacore.KeyRing;
import dev.mfacore.port.SecretCipher;
import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.TckEnvironment;
import dev.mfacore.tck.gallery.Specimen;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Right ciphers of different designs. */
@SuppressWarnings("ImmutableEnumChecker")
public enum CorrectCipher implements Specimen {
    GCM_WITH_RANDOM_NONCE(GcmCipher::new),
    CBC_THEN_MAC(MacCipher::new),
    CIPHER_OF_THE_CORE(CorrectCipher::ofTheCore);

    private final Function<Keys, SecretCipher> cipher;

    CorrectCipher(Function<Keys, SecretCipher> cipher) {
        this.cipher = cipher;
    }

    @Override
    public Adapter adapter(TckEnvironment env) {
        return opened(reportName(), env, cipher);
    }

    static Adapter opened(String name, TckEnvironment env, Function<Keys, SecretCipher> cipher) {
        return Adapter.named(name)
                .cipher(cipher.apply(Keys.of(env.namespace(), 1, 2)))
                .rotatedCipher(cipher.apply(Keys.of(env.namespace(), 1, 2, 3)))
                .supports(Capability.SHARED_KEYS);
    }

    private static SecretCipher ofTheCore(Keys keys) {
        Map<Integer, byte[]> ring = new HashMap<>();
        keys.byId().forEach((id, key) -> ring.put(Integer.valueOf(id), key));
        return new AesGcmSecretCipher(KeyRing.of(keys.current(), ring), new SecureRandom());
    }
}
