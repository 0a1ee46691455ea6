package dev.mfacore.engine;

import dev.mfacore.AuthenticatorId;
import dev.mfacore.Caller;
import dev.mfacore.MfaEvent;
import dev.mfacore.Purpose;
import dev.mfacore.Rejected;
import dev.mfacore.SecondFactorProof;
import dev.mfacore.Unbinding;
import dev.mfacore.engine.state.BoundAuthenticator;
import java.util.Optional;

/** Unbinds an authenticator: only its own user's, only with a fresh proof, at once and completely (BIND-05 to BIND-07). */
final class Unbinder {

    private final UserRegister users;
    private final ProofChecker proofs;
    private final Vault vault;

    Unbinder(UserRegister users, ProofChecker proofs, Vault vault) {
        this.users = users;
        this.proofs = proofs;
        this.vault = vault;
    }

    Unbinding unbind(Caller.SignedIn caller, AuthenticatorId id, SecondFactorProof proof) {
        CallContext context = CallContext.of(MfaEvent.Operation.UNBIND, caller.source());
        return users.run(caller.user(), context, unit -> {
            Optional<BoundAuthenticator> found = unit.state().authenticator(id);
            if (found.isEmpty()) {
                unit.attempted(MfaEvent.Outcome.NOTHING_TO_MATCH);
                return new Rejected(Rejected.Reason.UNKNOWN_AUTHENTICATOR);
            }
            Optional<Refusal> refusal = proofs.check(unit, proof, Purpose.UNBIND);
            if (refusal.isPresent()) {
                return refusal.get().as(it -> it, it -> it);
            }
            unit.attempted(Optional.of(found.get().factor()), Optional.of(id), MfaEvent.Outcome.ACCEPTED);
            unit.changed(MfaEvent.ChangeType.UNBOUND, found.get().factor(), id);
            remove(unit, found.get(), vault);
            return new Unbinding.Unbound(unit.state().authenticators().size());
        });
    }

    /** Removes an authenticator and voids everything that was open. Its claim is left to the next binder. */
    static void remove(UnitOfWork unit, BoundAuthenticator authenticator, Vault vault) {
        if (authenticator.factor().isDelivered()) {
            unit.removedRecipient(vault.recipient(unit.user(), authenticator));
        }
        unit.state().remove(authenticator.id());
        unit.state().voidTransactions();
        unit.markChanged();
    }
}
