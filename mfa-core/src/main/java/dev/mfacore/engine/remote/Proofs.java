package dev.mfacore.engine.remote;

import dev.mfacore.SecondFactorProof;
import dev.mfacore.UserId;
import dev.mfacore.authing.AuthingCredential.UserToken;
import dev.mfacore.authing.FactorCall;
import java.time.Duration;
import java.time.Instant;

/**
 * Turns a second-factor proof into the credential that the sensitive call goes out with. A no is final: the sensitive
 * call is not sent (BIND-04, BIND-05).
 */
final class Proofs {

    private final Tenant tenant;
    private final RemoteLister lister;
    private final Duration stepUpAge;

    Proofs(Tenant tenant, RemoteLister lister, Duration stepUpAge) {
        this.tenant = tenant;
        this.lister = lister;
        this.stepUpAge = stepUpAge;
    }

    /** The credential to go on with: the session's own, or the sealed proof. */
    Reply<UserToken> check(UserId user, UserToken own, SecondFactorProof proof, Instant now) {
        if (proof instanceof SecondFactorProof.TotpCode code) {
            return Codes.code(code.code())
                    .then(text -> tenant.ask(Step.PROVE, new FactorCall.MfaOtpVerify(own, text)))
                    .then(verified -> verified ? Reply.yes(own) : Reply.no(Verdict.WRONG_CODE));
        }
        if (proof instanceof SecondFactorProof.Sealed sealed) {
            return Credentials.of(sealed).then(token -> token.equals(own) ? Reply.yes(own) : ofUser(user, token));
        }
        if (proof instanceof SecondFactorProof.Attested attested) {
            return isFresh(attested.at(), now) ? Reply.yes(own) : Reply.no(Verdict.PROOF_REQUIRED);
        }
        // A recovery code: there is no call that takes one inside a session.
        return Reply.no(Verdict.NOT_PERMITTED);
    }

    /** The tenant says whose a sealed proof is: only of a user who has a factor is there anything to prove. */
    private Reply<UserToken> ofUser(UserId user, UserToken token) {
        return lister.any(token)
                .insteadOf(Verdict.DEAD_TOKEN, Verdict.PROOF_REQUIRED)
                .then(rows ->
                        rows.anyActive() && rows.allOf(user) ? Reply.yes(token) : Reply.no(Verdict.PROOF_REQUIRED));
    }

    private boolean isFresh(Instant at, Instant now) {
        return !at.isAfter(now) && Duration.between(at, now).compareTo(stepUpAge) < 0;
    }
}
