package dev.mfacore.engine;

import dev.mfacore.Factor;
import dev.mfacore.MfaEvent;
import dev.mfacore.MfaPolicy;
import dev.mfacore.Purpose;
import dev.mfacore.Rejected.Reason;
import dev.mfacore.SecondFactorProof;
import java.util.Optional;

/**
 * Decides who may associate. A user without a factor may, in a session or half-way through a sign-in; a user with one
 * may only in a session and with a fresh proof (BIND-04, TXN-05).
 */
final class Admission {

    private final Callers callers;
    private final ProofChecker proofs;
    private final MfaPolicy policy;

    Admission(Callers callers, ProofChecker proofs, MfaPolicy policy) {
        this.callers = callers;
        this.proofs = proofs;
        this.policy = policy;
    }

    /** What can be decided without using anything up; empty if nothing stands in the way. */
    Optional<Refusal> preview(UnitOfWork unit, Owner owner, Factor factor, Optional<SecondFactorProof> proof) {
        if (!callers.isAlive(owner, unit)) {
            return refuse(unit, MfaEvent.Outcome.DEAD_TOKEN, Reason.INVALID_TOKEN);
        }
        if (!policy.factors().contains(factor)) {
            return refuse(unit, MfaEvent.Outcome.NOT_PERMITTED, Reason.NOT_PERMITTED);
        }
        if (unit.state().hasFactor() && owner.token().isPresent()) {
            return refuse(unit, MfaEvent.Outcome.NOT_PERMITTED, Reason.NOT_PERMITTED);
        }
        if (unit.state().hasFactor() && proof.isEmpty()) {
            return refuse(unit, MfaEvent.Outcome.STALE_PROOF, Reason.PROOF_REQUIRED);
        }
        return hasRoom(unit, factor)
                ? Optional.empty()
                : refuse(unit, MfaEvent.Outcome.NOT_PERMITTED, Reason.TOO_MANY_AUTHENTICATORS);
    }

    /** As {@link #preview}, and checks the proof where one is needed. */
    Optional<Refusal> admit(UnitOfWork unit, Owner owner, Factor factor, Optional<SecondFactorProof> proof) {
        Optional<Refusal> refusal = preview(unit, owner, factor, proof);
        return refusal.isPresent() || !unit.state().hasFactor()
                ? refusal
                : proofs.check(unit, proof.orElseThrow(), Purpose.BIND);
    }

    boolean hasRoom(UnitOfWork unit, Factor factor) {
        return unit.state().active(factor).size() < policy.binding().maxPerFactor();
    }

    private static Optional<Refusal> refuse(UnitOfWork unit, MfaEvent.Outcome outcome, Reason reason) {
        unit.attempted(outcome);
        return Optional.of(Refusal.because(reason));
    }
}
