package dev.mfacore.engine;

import dev.mfacore.MfaEvent;
import dev.mfacore.MfaPolicy;
import dev.mfacore.UserId;
import dev.mfacore.engine.state.BoundAuthenticator;
import dev.mfacore.engine.state.TotpState;
import dev.mfacore.otp.Totp;
import dev.mfacore.otp.TotpParameters;
import dev.mfacore.port.CipherException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tries a code against all of a user's authenticator apps. All are always tried, and a user without one costs as much
 * as a user with one, so the work tells nothing (SEC-07, SEC-08).
 */
final class TotpMatcher {

    private final MfaPolicy policy;
    private final Vault vault;
    private final Map<TotpParameters, Totp> algorithms = new ConcurrentHashMap<>();

    TotpMatcher(MfaPolicy policy, Vault vault) {
        this.policy = policy;
        this.vault = vault;
    }

    /**
     * What became of a code.
     *
     * @param outcome accepted, or exactly why not
     * @param accepted the authenticators that it matched, with the matched step burnt; empty if not accepted
     */
    record Match(MfaEvent.Outcome outcome, List<BoundAuthenticator> accepted) {}

    /** What a code is given for: only a verification may take the confirming code once more (TOTP-11). */
    enum Use {
        VERIFY,
        PROVE
    }

    Match match(UserId user, List<BoundAuthenticator> candidates, String code, Instant now, Use use) {
        if (candidates.isEmpty()) {
            matchSecret(vault.openDecoy(), policy.totp().parameters(), code, now, 0);
            return new Match(MfaEvent.Outcome.NOTHING_TO_MATCH, List.of());
        }
        List<BoundAuthenticator> accepted = new ArrayList<>();
        MfaEvent.Outcome refusal = MfaEvent.Outcome.UNREADABLE;
        for (BoundAuthenticator candidate : candidates) {
            TotpState totp = candidate.totp().orElseThrow();
            Optional<Long> step = matchedStep(user, candidate, totp, code, now);
            if (step.isEmpty()) {
                continue;
            }
            if (isFresh(totp, step.get(), use)) {
                accepted.add(candidate.with(burn(totp, step.get(), now)));
            } else if (step.get() != Totp.NO_MATCH) {
                refusal = MfaEvent.Outcome.REPLAYED;
            } else if (refusal == MfaEvent.Outcome.UNREADABLE) {
                refusal = MfaEvent.Outcome.WRONG;
            }
        }
        return accepted.isEmpty() ? new Match(refusal, accepted) : new Match(MfaEvent.Outcome.ACCEPTED, accepted);
    }

    /** The step at which a pending secret's code matches, or {@link Totp#NO_MATCH}. */
    long matchSecret(byte[] secret, TotpParameters parameters, String code, Instant now, int drift) {
        Totp totp = algorithm(parameters);
        try {
            return totp.matchStep(secret, code, totp.step(now) + drift);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /** Burns every step that the window reaches now, after a sign-in by recovery code (TOTP-11). */
    BoundAuthenticator burnWindow(BoundAuthenticator authenticator, Instant now) {
        TotpState totp = authenticator.totp().orElseThrow();
        long step = algorithm(totp.parameters()).step(now) + totp.drift();
        return authenticator.with(totp.burn(step + policy.totp().window().forward()));
    }

    private Optional<Long> matchedStep(
            UserId user, BoundAuthenticator candidate, TotpState totp, String code, Instant now) {
        try {
            byte[] secret = vault.openSecret(user, candidate.id(), candidate.sealed());
            return Optional.of(matchSecret(secret, totp.parameters(), code, now, totp.drift()));
        } catch (CipherException e) {
            return Optional.empty();
        }
    }

    private static boolean isFresh(TotpState totp, long step, Use use) {
        boolean reusable = use == Use.VERIFY && totp.confirmReusable();
        return step > totp.lastStep() || (step != Totp.NO_MATCH && step == totp.lastStep() && reusable);
    }

    private TotpState burn(TotpState totp, long step, Instant now) {
        int bound = policy.totp().driftSteps();
        long ahead = step - algorithm(totp.parameters()).step(now);
        return totp.burn(step).drifted((int) Math.max(-bound, Math.min(bound, ahead)));
    }

    private Totp algorithm(TotpParameters parameters) {
        return algorithms.computeIfAbsent(
                parameters, it -> Totp.of(it, policy.totp().window()));
    }
}
