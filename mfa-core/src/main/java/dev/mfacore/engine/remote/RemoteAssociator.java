package dev.mfacore.engine.remote;

import dev.mfacore.AssociateRequest;
import dev.mfacore.Association;
import dev.mfacore.Caller;
import dev.mfacore.Factor;
import dev.mfacore.MfaEvent;
import dev.mfacore.SecondFactorProof;
import dev.mfacore.UserId;
import dev.mfacore.authing.AuthingCredential;
import dev.mfacore.authing.AuthingSource;
import dev.mfacore.authing.MfaCall;
import java.time.Duration;
import java.util.Optional;

/**
 * Associates an authenticator app. It lists first, because the tenant may not ask for a proof itself: who has a factor
 * gives one, and a half-done sign-in adds none (BIND-04, TXN-05).
 */
final class RemoteAssociator {

    private final Tenant tenant;
    private final Attempts attempts;
    private final Credentials credentials;
    private final RemoteLister lister;
    private final Proofs proofs;
    private final RemoteRules rules;

    RemoteAssociator(
            Tenant tenant,
            Attempts attempts,
            Credentials credentials,
            RemoteLister lister,
            Proofs proofs,
            RemoteRules rules) {
        this.tenant = tenant;
        this.attempts = attempts;
        this.credentials = credentials;
        this.lister = lister;
        this.proofs = proofs;
        this.rules = rules;
    }

    Association associate(Caller caller, AssociateRequest request, Optional<SecondFactorProof> proof) {
        if (request instanceof AssociateRequest.DeliveredCodes) {
            throw new UnsupportedOperationException(
                    "a tenant binds a phone or email in a sign-in only (capability ASSOCIATE_RECIPIENT is missing): send"
                            + " and verify there, or put FactorCall.SendEnrollFactorRequest to the AuthingApi yourself");
        }
        Attempt attempt = attempts.begin(MfaEvent.Operation.ASSOCIATE, Factor.TOTP, caller.source());
        return attempts.run(
                attempt,
                () -> caller instanceof Caller.SignedIn session
                        ? inSession(session, proof, attempt)
                        : inSignIn((Caller.TokenHolder) caller, attempt),
                no -> no.outcome(attempt.now(), it -> it, it -> it));
    }

    private Reply<Association> inSession(Caller.SignedIn caller, Optional<SecondFactorProof> proof, Attempt attempt) {
        AuthingCredential.UserToken own = credentials.of(caller);
        return lister.ofSession(caller.user(), own, attempt)
                .then(rows -> rows.anyActive() ? proven(caller.user(), own, proof, attempt) : Reply.yes(own))
                .then(credential -> associate(credential, AuthingSource.SELF, rules.pendingLife(), attempt));
    }

    private Reply<AuthingCredential.UserToken> proven(
            UserId user, AuthingCredential.UserToken own, Optional<SecondFactorProof> proof, Attempt attempt) {
        return proof.map(it -> proofs.check(user, own, it, attempt.now()))
                .orElseGet(() -> Reply.no(Verdict.PROOF_REQUIRED));
    }

    private Reply<Association> inSignIn(Caller.TokenHolder caller, Attempt attempt) {
        Duration life =
                rules.pendingLife().compareTo(rules.mfaTokenLife()) < 0 ? rules.pendingLife() : rules.mfaTokenLife();
        return Credentials.of(caller)
                .then(credential -> lister.ofTransaction(caller, credential, attempt)
                        .then(rows -> rows.anyActive()
                                ? Reply.no(Verdict.NOT_PERMITTED)
                                : associate(credential, AuthingSource.APPLICATION, life, attempt)));
    }

    private Reply<Association> associate(
            AuthingCredential.OfUser credential, AuthingSource source, Duration life, Attempt attempt) {
        return tenant.ask(Step.ASSOCIATE, new MfaCall.AssociateMfaAuthenticator(credential, source))
                .map(given -> Enrolments.of(given, attempt.now().plus(life)));
    }
}
