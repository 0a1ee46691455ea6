package dev.mfacore.tck.gallery.service;

import dev.mfacore.Caller;
import dev.mfacore.Factor;
import dev.mfacore.Mfa;
import dev.mfacore.MfaService;
import dev.mfacore.UserId;
import dev.mfacore.Verification;
import dev.mfacore.tck.EngineParts;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Services that a clock which is put back leads astray. */
final class MeddlingWithTime {

    private static final int SECONDS_KEPT = 120;

    private MeddlingWithTime() {}

    /** Purges used codes by the clock. */
    static MfaService usedCodesArePurged(Mfa.Local engine, EngineParts parts) {
        Map<String, Instant> used = new ConcurrentHashMap<>();
        Map<String, Boolean> purged = new ConcurrentHashMap<>();
        return new Meddling(engine, parts) {
            @Override
            public Verification verifyTotp(Caller.TokenHolder caller, String code) {
                UserId user = userOf(caller);
                used.forEach((name, since) -> {
                    if (now().isAfter(since.plusSeconds(SECONDS_KEPT))) {
                        purged.put(name, true);
                    }
                });
                Verification answer = engine.verifyTotp(caller, code);
                String name = user.value() + " " + code;
                if (answer instanceof Verification.Verified) {
                    used.put(name, now());
                }
                return isWrong(answer) && purged.containsKey(name) && memory.isRight(user, code, now())
                        ? granted(user, Factor.TOTP)
                        : answer;
            }
        };
    }

    /** Takes a mark far ahead of the clock for a mistake. */
    static MfaService marksAheadAreIgnored(Mfa.Local engine, EngineParts parts) {
        Map<UserId, Instant> marks = new ConcurrentHashMap<>();
        return new Meddling(engine, parts) {
            @Override
            public Verification verifyTotp(Caller.TokenHolder caller, String code) {
                UserId user = userOf(caller);
                Verification answer = engine.verifyTotp(caller, code);
                if (answer instanceof Verification.Verified) {
                    marks.merge(user, now(), (one, other) -> one.isAfter(other) ? one : other);
                }
                boolean ahead = marks.getOrDefault(user, Instant.MIN).isAfter(now().plusSeconds(SECONDS_KEPT));
                return isWrong(answer) && ahead && memory.isRight(user, code, now())
                        ? granted(user, Factor.TOTP)
                        : answer;
            }
        };
    }
}
