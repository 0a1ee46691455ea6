package dev.mfacore.tck.gallery.service;

import dev.mfacore.KeyRing;
import dev.mfacore.Mfa;
import dev.mfacore.MfaPolicy;
import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.tck.EngineParts;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.UnaryOperator;

/** Assembles the library's engine, as it should be or nearly so. */
final class Engines {

    private static final KeyRing KEYS = KeyRing.generate(new SecureRandom());

    private Engines() {}

    static Mfa.Local correct(EngineParts parts) {
        return drawing(parts, new SecureRandom());
    }

    /** Draws out of another source. */
    static Mfa.Local drawing(EngineParts parts, SecureRandom random) {
        return Mfa.local()
                .random(random)
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

    /** Keeps other rules than it was told. */
    static Mfa.Local under(EngineParts parts, UnaryOperator<MfaPolicy.Builder> change) {
        return correct(new EngineParts(
                parts.store(),
                parts.delivery(),
                parts.directory(),
                change.apply(parts.policy().toBuilder()).build(),
                parts.clock(),
                parts.listener(),
                parts.notifier()));
    }

    static Mfa.Local on(EngineParts parts, InstantSource clock) {
        return correct(new EngineParts(
                parts.store(),
                parts.delivery(),
                parts.directory(),
                parts.policy(),
                clock,
                parts.listener(),
                parts.notifier()));
    }

    static Mfa.Local over(EngineParts parts, AuthenticatorStore store) {
        return correct(new EngineParts(
                store,
                parts.delivery(),
                parts.directory(),
                parts.policy(),
                parts.clock(),
                parts.listener(),
                parts.notifier()));
    }

    /** A correct engine behind something that meddles. */
    static Mfa.Local behind(EngineParts parts, Meddling.Maker maker) {
        Mfa.Local engine = correct(parts);
        return new Mfa.Local(maker.make(engine, parts), engine.admin(), engine.gateway());
    }
}
