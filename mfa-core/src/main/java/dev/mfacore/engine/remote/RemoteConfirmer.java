package dev.mfacore.engine.remote;

import dev.mfacore.AuthenticatorId;
import dev.mfacore.AuthenticatorSummary;
import dev.mfacore.Caller;
import dev.mfacore.Confirmation;
import dev.mfacore.Factor;
import dev.mfacore.MfaEvent;
import dev.mfacore.MfaEvent.ChangeType;
import dev.mfacore.UserId;
import dev.mfacore.authing.AuthingCredential;
import dev.mfacore.authing.AuthingSource;
import dev.mfacore.authing.MfaCall;
import java.util.List;
import java.util.Optional;

/** Confirms the association that waits. The credential that made it travels with the confirmation, also an mfaToken. */
final class RemoteConfirmer {

    private final Tenant tenant;
    private final Attempts attempts;
    private final Credentials credentials;
    private final RemoteLister lister;

    RemoteConfirmer(Tenant tenant, Attempts attempts, Credentials credentials, RemoteLister lister) {
        this.tenant = tenant;
        this.attempts = attempts;
        this.credentials = credentials;
        this.lister = lister;
    }

    Confirmation confirm(Caller caller, AuthenticatorId id, String code) {
        Attempt attempt = attempts.begin(MfaEvent.Operation.CONFIRM, Factor.TOTP, caller.source());
        expected(caller).ifPresent(attempt::by);
        return attempts.run(
                attempt,
                () -> id.equals(Ids.APP) ? confirm(caller, code, attempt) : Reply.no(Verdict.NOTHING_TO_MATCH),
                no -> no.outcome(attempt.now(), it -> it, it -> it));
    }

    private Reply<Confirmation> confirm(Caller caller, String code, Attempt attempt) {
        return credential(caller)
                .then(credential -> Codes.code(code)
                        .then(totp -> tenant.ask(
                                Step.CONFIRM,
                                new MfaCall.ConfirmAssociateMfaAuthenticator(credential, totp, source(caller))))
                        .map(done -> bound(caller, credential, attempt)));
    }

    private Reply<AuthingCredential.OfUser> credential(Caller caller) {
        return caller instanceof Caller.TokenHolder holder
                ? Credentials.of(holder).map(it -> it)
                : Reply.yes(credentials.of((Caller.SignedIn) caller));
    }

    private static AuthingSource source(Caller caller) {
        return caller instanceof Caller.SignedIn ? AuthingSource.SELF : AuthingSource.APPLICATION;
    }

    private static Optional<UserId> expected(Caller caller) {
        return caller instanceof Caller.TokenHolder holder
                ? holder.user()
                : Optional.of(((Caller.SignedIn) caller).user());
    }

    private Confirmation bound(Caller caller, AuthingCredential.OfUser credential, Attempt attempt) {
        AuthenticatorSummary summary = listed(caller, credential, attempt)
                .orElseGet(() -> new AuthenticatorSummary(
                        Ids.APP,
                        Factor.TOTP,
                        Rows.NAME_OF_APP,
                        AuthenticatorSummary.Status.ACTIVE,
                        attempt.now(),
                        Optional.empty(),
                        false));
        attempt.on(summary.id());
        attempt.changed(ChangeType.BOUND);
        return new Confirmation.Confirmed(summary);
    }

    /** The new row. That it cannot be had or read takes nothing back: the app is bound. */
    private Optional<AuthenticatorSummary> listed(Caller caller, AuthingCredential.OfUser credential, Attempt attempt) {
        boolean othersToo;
        List<AuthenticatorSummary> active;
        try {
            if (!(lister.any(credential) instanceof Reply.Yes<Rows> rows)) {
                return Optional.empty();
            }
            othersToo =
                    expected(caller).filter(user -> !rows.value().allOf(user)).isPresent();
            active = rows.value().activeApps().stream().map(Rows::summary).toList();
        } catch (RuntimeException e) {
            return Optional.empty();
        }
        if (othersToo) {
            throw attempt.aboutAnotherUser();
        }
        return active.size() == 1 ? Optional.of(active.get(0)) : Optional.empty();
    }
}
