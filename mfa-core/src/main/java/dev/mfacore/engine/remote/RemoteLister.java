package dev.mfacore.engine.remote;

import dev.mfacore.Caller;
import dev.mfacore.Listing;
import dev.mfacore.MfaEvent;
import dev.mfacore.Rejected;
import dev.mfacore.UserId;
import dev.mfacore.authing.AuthingCredential;
import dev.mfacore.authing.MfaCall;
import java.util.Optional;

/** Lists what a user has bound, and nobody else's (BIND-06, CLI-04). */
final class RemoteLister {

    private final Tenant tenant;
    private final Attempts attempts;
    private final Credentials credentials;
    private final TokenOwner owner;

    RemoteLister(Tenant tenant, Attempts attempts, Credentials credentials, TokenOwner owner) {
        this.tenant = tenant;
        this.attempts = attempts;
        this.credentials = credentials;
        this.owner = owner;
    }

    Listing list(Caller caller) {
        Attempt attempt = attempts.begin(MfaEvent.Operation.LIST, caller.source());
        return attempts.<Listing>run(
                attempt,
                () -> rows(caller, attempt)
                        .map(rows -> new Listing.Authenticators(rows.summaries(), rows.recoveryCodesLeft())),
                no -> new Rejected(no.verdict().reason()));
    }

    private Reply<Rows> rows(Caller caller, Attempt attempt) {
        if (caller instanceof Caller.TokenHolder holder) {
            return Credentials.of(holder).then(credential -> ofTransaction(holder, credential, attempt));
        }
        Caller.SignedIn session = (Caller.SignedIn) caller;
        return ofSession(session.user(), credentials.of(session), attempt);
    }

    /** The rows of a session's user. */
    Reply<Rows> ofSession(UserId user, AuthingCredential.UserToken credential, Attempt attempt) {
        attempt.by(user);
        return any(credential).map(rows -> requireOf(user, rows, attempt));
    }

    /** The rows of a half-done sign-in's user. */
    Reply<Rows> ofTransaction(Caller.TokenHolder holder, AuthingCredential.PendingSignIn credential, Attempt attempt) {
        return owner.of(holder, attempt).then(user -> any(credential).map(rows -> requireOf(user, rows, attempt)));
    }

    /** The rows, whosever they are. */
    Reply<Rows> any(AuthingCredential.OfUser credential) {
        return tenant.ask(Step.LIST, new MfaCall.GetMfaAuthenticators(credential, Optional.empty()))
                .map(Rows::new);
    }

    static Rows requireOf(UserId user, Rows rows, Attempt attempt) {
        if (!rows.allOf(user)) {
            throw attempt.aboutAnotherUser();
        }
        return rows;
    }
}
