package dev.mfacore.server;

import dev.mfacore.Factor;
import dev.mfacore.MfaPolicy;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** The engine's rules where Authing's wire is spoken: the library's defaults but for what the wire cannot do without. */
public final class ServerPolicy {

    /** What Authing's clients count on. */
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(6);

    private ServerPolicy() {}

    /** Returns the rules for these settings. */
    public static MfaPolicy of(ServerOptions options) {
        return MfaPolicy.builder()
                .oneRecoveryCode(true)
                .trustDirectoryAtFirstSight(true)
                .legacyImport(true)
                .secondFactorRequired(true)
                .tokenLife(TOKEN_LIFE)
                .confirmCodeReuse(options.allowConfirmCodeReuse())
                .unattachedCodes(!options.requireTokenToSend())
                .factors(factors(options))
                .build();
    }

    /** Without a channel there is no factor. */
    private static Set<Factor> factors(ServerOptions options) {
        Set<Factor> factors = EnumSet.of(Factor.TOTP, Factor.RECOVERY_CODE);
        if (options.delivery().delivers(Factor.SMS)) {
            factors.add(Factor.SMS);
        }
        if (options.delivery().delivers(Factor.EMAIL)) {
            factors.add(Factor.EMAIL);
        }
        return factors;
    }
}
