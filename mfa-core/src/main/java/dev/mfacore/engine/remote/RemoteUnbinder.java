package dev.mfacore.engine.remote;

import dev.mfacore.AuthenticatorId;
import dev.mfacore.Caller;
import dev.mfacore.Factor;
import dev.mfacore.MfaEvent;
import dev.mfacore.MfaEvent.ChangeType;
import dev.mfacore.SecondFactorProof;
import dev.mfacore.Unbinding;
import dev.mfacore.authing.AuthingCredential.UserToken;
import dev.mfacore.authing.MfaCall;

/**
 * Unbinds the authenticator app. The call that does it names neither user nor authenticator, so what the token opens is
 * looked at first (BIND-06, CLI-04).
 */
final class RemoteUnbinder {

    private final Tenant tenant;
    private final Attempts attempts;
    private final Credentials credentials;
    private final RemoteLister lister;
    private final Proofs proofs;

    RemoteUnbinder(Tenant tenant, Attempts attempts, Credentials credentials, RemoteLister lister, Proofs proofs) {
        this.tenant = tenant;
        this.attempts = attempts;
        this.credentials = credentials;
        this.lister = lister;
        this.proofs = proofs;
    }

    Unbinding unbind(Caller.SignedIn caller, AuthenticatorId id, SecondFactorProof proof) {
        Attempt attempt = attempts.begin(MfaEvent.Operation.UNBIND, Factor.TOTP, caller.source())
                .by(caller.user())
                .on(id);
        return attempts.run(
                attempt,
                () -> unbind(caller, credentials.of(caller), id, proof, attempt),
                no -> no.outcome(attempt.now(), it -> it, it -> it));
    }

    private Reply<Unbinding> unbind(
            Caller.SignedIn caller, UserToken own, AuthenticatorId id, SecondFactorProof proof, Attempt attempt) {
        return lister.ofSession(caller.user(), own, attempt)
                .then(rows -> rows.activeApp(id).isPresent()
                        ? proofs.check(caller.user(), own, proof, attempt.now())
                                .then(credential -> delete(credential, rows, attempt))
                        : Reply.no(Verdict.UNKNOWN_AUTHENTICATOR));
    }

    private Reply<Unbinding> delete(UserToken credential, Rows rows, Attempt attempt) {
        return tenant.ask(Step.UNBIND, new MfaCall.DeleteMfaAuthenticator(credential))
                .map(done -> {
                    attempt.changed(ChangeType.UNBOUND);
                    return new Unbinding.Unbound(rows.activeApps().size() - 1);
                });
    }
}
