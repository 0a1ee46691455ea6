package dev.mfacore.engine;

import dev.mfacore.Factor;
import dev.mfacore.Locked;
import dev.mfacore.MfaEvent;
import dev.mfacore.MfaPolicy;
import dev.mfacore.Purpose;
import dev.mfacore.Rejected.Reason;
import dev.mfacore.SecondFactorProof;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Checks second-factor proofs. A code given as proof is used up, counted and locked like any other (THR-08). */
final class ProofChecker {

    private final MfaPolicy policy;
    private final Tokens tokens;
    private final TotpMatcher totp;
    private final RecoveryVerifier recovery;
    private final FailureBook failures;

    ProofChecker(MfaPolicy policy, Tokens tokens, TotpMatcher totp, RecoveryVerifier recovery, FailureBook failures) {
        this.policy = policy;
        this.tokens = tokens;
        this.totp = totp;
        this.recovery = recovery;
        this.failures = failures;
    }

    /** Empty if the proof holds. If it does not, the attempt's event is told and its failure counted. */
    Optional<Refusal> check(UnitOfWork unit, SecondFactorProof proof, Purpose purpose) {
        if (proof instanceof SecondFactorProof.TotpCode code) {
            return checkCode(
                    unit,
                    Factor.TOTP,
                    code.code(),
                    Inputs.CODE,
                    () -> matchTotp(unit, Inputs.withoutSpaces(code.code())));
        }
        if (proof instanceof SecondFactorProof.RecoveryCode code) {
            return policy.recovery().oneCode()
                    ? refuse(unit, MfaEvent.Outcome.NOT_PERMITTED, Reason.NOT_PERMITTED)
                    : checkCode(
                            unit,
                            Factor.RECOVERY_CODE,
                            code.code(),
                            Inputs.RECOVERY_CODE,
                            () -> recovery.use(unit, code.code()));
        }
        boolean holds = proof instanceof SecondFactorProof.Sealed sealed
                ? holds(unit, sealed, purpose)
                : proof instanceof SecondFactorProof.Attested attested && isFresh(attested.at(), unit.now());
        return holds ? Optional.empty() : refuse(unit, MfaEvent.Outcome.STALE_PROOF, Reason.PROOF_REQUIRED);
    }

    private Optional<Refusal> checkCode(
            UnitOfWork unit, Factor factor, String code, int cap, Supplier<MfaEvent.Outcome> comparison) {
        if (!policy.factors().contains(factor)) {
            return refuse(unit, MfaEvent.Outcome.NOT_PERMITTED, Reason.NOT_PERMITTED);
        }
        Optional<Locked> lock = failures.lock(unit, factor);
        if (lock.isPresent()) {
            return lock.map(Refusal::of);
        }
        if (code.length() > cap) {
            return refuse(unit, MfaEvent.Outcome.MALFORMED, Reason.INVALID_CODE);
        }
        MfaEvent.Outcome outcome = comparison.get();
        if (outcome == MfaEvent.Outcome.ACCEPTED) {
            failures.succeeded(unit, factor);
            return Optional.empty();
        }
        unit.attempted(factor, outcome);
        if (outcome != MfaEvent.Outcome.UNREADABLE) {
            failures.failed(unit, factor);
        }
        return Optional.of(Refusal.because(Reason.INVALID_CODE));
    }

    private MfaEvent.Outcome matchTotp(UnitOfWork unit, String code) {
        TotpMatcher.Match match =
                totp.match(unit.user(), unit.state().active(Factor.TOTP), code, unit.now(), TotpMatcher.Use.PROVE);
        match.accepted().forEach(unit.state()::replace);
        return match.outcome();
    }

    private boolean holds(UnitOfWork unit, SecondFactorProof.Sealed sealed, Purpose purpose) {
        return tokens.open(sealed)
                .filter(proof -> proof.user().equals(unit.user()))
                .filter(proof -> proof.epoch() == unit.state().epoch())
                .filter(proof -> proof.purpose() != Purpose.UNBIND || purpose == Purpose.UNBIND)
                .filter(proof -> policy.factors().contains(proof.factor()))
                .filter(proof -> isFresh(proof.at(), unit.now()))
                .isPresent();
    }

    private boolean isFresh(Instant at, Instant now) {
        return !at.isAfter(now) && Duration.between(at, now).compareTo(policy.stepUpAge()) < 0;
    }

    private static Optional<Refusal> refuse(UnitOfWork unit, MfaEvent.Outcome outcome, Reason reason) {
        unit.attempted(outcome);
        return Optional.of(Refusal.because(reason));
    }
}
