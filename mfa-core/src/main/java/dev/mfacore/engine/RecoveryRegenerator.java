package dev.mfacore.engine;

import dev.mfacore.Caller;
import dev.mfacore.Factor;
import dev.mfacore.MfaEvent;
import dev.mfacore.MfaPolicy;
import dev.mfacore.Purpose;
import dev.mfacore.Regeneration;
import dev.mfacore.Rejected;
import dev.mfacore.SecondFactorProof;
import dev.mfacore.engine.state.Throttle;
import java.util.Optional;

/** Makes a new set of recovery codes and voids the old one in the same save (REC-05). */
final class RecoveryRegenerator {

    private final UserRegister users;
    private final ProofChecker proofs;
    private final RecoveryBook book;
    private final Vault vault;
    private final MfaPolicy policy;

    RecoveryRegenerator(UserRegister users, ProofChecker proofs, RecoveryBook book, Vault vault, MfaPolicy policy) {
        this.users = users;
        this.proofs = proofs;
        this.book = book;
        this.vault = vault;
        this.policy = policy;
    }

    Regeneration regenerate(Caller.SignedIn caller, SecondFactorProof proof) {
        CallContext context = CallContext.of(MfaEvent.Operation.REGENERATE, Factor.RECOVERY_CODE, caller.source());
        return users.run(caller.user(), context, unit -> {
            boolean possible = unit.state().hasFactor() && policy.factors().contains(Factor.RECOVERY_CODE);
            if (!possible) {
                unit.attempted(MfaEvent.Outcome.NOT_PERMITTED);
                return new Rejected(Rejected.Reason.NOT_PERMITTED);
            }
            Optional<Refusal> refusal = proofs.check(unit, proof, Purpose.STEP_UP);
            if (refusal.isPresent()) {
                return refusal.get().as(it -> it, it -> it);
            }
            RecoveryBook.NewSet next = book.create(vault.hashKeyForWriting(unit.user(), unit.state()));
            unit.state().setRecovery(next.kept());
            unit.state().setThrottle(Factor.RECOVERY_CODE, Throttle.NONE);
            unit.attempted(MfaEvent.Outcome.ACCEPTED);
            unit.changed(MfaEvent.ChangeType.RECOVERY_CODES_REGENERATED, Factor.RECOVERY_CODE);
            unit.markChanged();
            return new Regeneration.Regenerated(next.shown());
        });
    }
}
