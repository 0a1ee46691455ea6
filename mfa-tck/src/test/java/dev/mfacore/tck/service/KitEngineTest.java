package dev.mfacore.tck.service;

import dev.mfacore.KeyRing;
import dev.mfacore.Mfa;
import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.EngineParts;
import dev.mfacore.tck.MfaTck;
import dev.mfacore.tck.TckEnvironment;
import java.security.SecureRandom;

/** The engine of the library, assembled out of the kit's parts. */
public class KitEngineTest extends MfaTck {

    private static final KeyRing KEYS = KeyRing.generate(new SecureRandom());

    @Override
    public Adapter adapter(TckEnvironment env) {
        return Adapter.named("engine").engine(KitEngineTest::assemble);
    }

    static Mfa.Local assemble(EngineParts parts) {
        return Mfa.local()
                .issuer("TCK")
                .store(parts.store())
                .delivery(parts.delivery())
                .directory(parts.directory())
                .policy(parts.policy())
                .clock(parts.clock())
                .listener(parts.listener())
                .notifier(parts.notifier())
                .keys(KEYS)
                .recipientIndexKeys(KEYS)
                .build();
    }
}
