package dev.mfacore.engine.tenant;

import dev.mfacore.AssociateRequest;
import dev.mfacore.AuthenticatorId;
import dev.mfacore.AuthenticatorSummary;
import dev.mfacore.Caller;
import dev.mfacore.Confirmation;
import dev.mfacore.Factor;
import dev.mfacore.Listing;
import dev.mfacore.Locked;
import dev.mfacore.MfaGateway;
import dev.mfacore.MfaService;
import dev.mfacore.Rejected;
import dev.mfacore.TransactionView;
import dev.mfacore.Unbinding;
import dev.mfacore.UserId;
import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingAuthenticator;
import dev.mfacore.authing.AuthingSource;
import dev.mfacore.authing.MfaCall;
import dev.mfacore.authing.Nothing;
import dev.mfacore.authing.TotpAssociation;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** List, associate, confirm and delete: the life of the authenticator app. */
final class AuthenticatorCalls {

    private final MfaService service;
    private final MfaGateway gateway;
    private final Sessions sessions;
    private final Outcomes outcomes;
    private final Challenges challenges;
    private final Apps apps;

    AuthenticatorCalls(Shared shared) {
        this.service = shared.service();
        this.gateway = shared.gateway();
        this.sessions = shared.sessions();
        this.outcomes = shared.outcomes();
        this.challenges = shared.challenges();
        this.apps = shared.apps();
    }

    HandlerTable into(HandlerTable table) {
        return table.on(MfaCall.GetMfaAuthenticators.class, this::list)
                .on(MfaCall.AssociateMfaAuthenticator.class, this::associate)
                .on(MfaCall.ConfirmAssociateMfaAuthenticator.class, this::confirm)
                .on(MfaCall.DeleteMfaAuthenticator.class, this::delete);
    }

    private AuthingAnswer<List<AuthingAuthenticator>> list(MfaCall.GetMfaAuthenticators call, Optional<String> source) {
        AuthingSource shown = call.source().orElse(AuthingSource.SELF);
        return sessions.either(
                call.credential(),
                source,
                visit -> rows(service.listAuthenticators(visit.caller()), Optional.of(visit.user()), shown),
                holder -> rows(
                        service.listAuthenticators(holder),
                        gateway.inspect(holder.token()).map(TransactionView::user),
                        shown));
    }

    private AuthingAnswer<List<AuthingAuthenticator>> rows(
            Listing listing, Optional<UserId> user, AuthingSource source) {
        if (listing instanceof Rejected rejected) {
            return outcomes.rejected(rejected, CodeKind.TOTP);
        }
        if (user.isEmpty()) { // the token died between the two looks at it
            return Refused.SIGN_IN_EXPIRED.answer();
        }
        return AuthingAnswer.success(((Listing.Authenticators) listing)
                .authenticators().stream()
                        .filter(it -> it.factor() == Factor.TOTP)
                        .map(it -> Rows.row(user.get(), it, source))
                        .toList());
    }

    private AuthingAnswer<TotpAssociation> associate(MfaCall.AssociateMfaAuthenticator call, Optional<String> source) {
        return sessions.either(
                call.credential(),
                source,
                visit -> apps.associate(visit).map(Apps::association),
                holder -> apps.answer(
                                service.associate(holder, AssociateRequest.authenticatorApp(Apps.NAME)),
                                Refused.FORBIDDEN::answer)
                        .map(Apps::association));
    }

    private AuthingAnswer<Nothing> confirm(MfaCall.ConfirmAssociateMfaAuthenticator call, Optional<String> source) {
        if (call.totp().value().isEmpty()) {
            return Refused.TOTP_MISSING.answer();
        }
        String code = call.totp().value();
        return sessions.either(
                call.credential(),
                source,
                visit -> confirm(visit.caller(), code, () -> challenges.stepUp(visit)),
                holder -> confirm(holder, code, Refused.FORBIDDEN::answer));
    }

    /** The wire names no association, and there is at most one; whether it is the caller's the engine decides (BIND-03). */
    private AuthingAnswer<Nothing> confirm(Caller caller, String code, Supplier<AuthingAnswer<Nothing>> proof) {
        Listing listing = service.listAuthenticators(caller);
        if (listing instanceof Rejected rejected) {
            return outcomes.rejected(rejected, CodeKind.TOTP);
        }
        AuthenticatorId pending =
                Rows.pending((Listing.Authenticators) listing, Factor.TOTP).orElse(Contacts.UNKNOWN);
        return confirmed(service.confirm(caller, pending, code), proof);
    }

    private AuthingAnswer<Nothing> confirmed(Confirmation confirmation, Supplier<AuthingAnswer<Nothing>> proof) {
        if (confirmation instanceof Rejected rejected) {
            return outcomes.rejected(rejected, CodeKind.TOTP, proof);
        }
        return confirmation instanceof Locked locked ? outcomes.locked(locked) : AuthingAnswer.success(Nothing.NOTHING);
    }

    /** Authing knows one authenticator app, so all of the user's go. Nothing bound is nothing to do. */
    private AuthingAnswer<Nothing> delete(MfaCall.DeleteMfaAuthenticator call, Optional<String> source) {
        return sessions.visit(call.credential(), source, visit -> {
            Listing.Authenticators listing = (Listing.Authenticators) service.listAuthenticators(visit.caller());
            List<AuthenticatorId> bound = Rows.bound(listing, Factor.TOTP)
                    .map(AuthenticatorSummary::id)
                    .toList();
            return unbind(visit, bound);
        });
    }

    private AuthingAnswer<Nothing> unbind(Visit visit, List<AuthenticatorId> ids) {
        for (AuthenticatorId id : ids) {
            Unbinding unbinding = service.unbind(visit.caller(), id, visit.proof());
            boolean goneAlready = unbinding instanceof Rejected rejected
                    && rejected.reason() == Rejected.Reason.UNKNOWN_AUTHENTICATOR;
            if (!(unbinding instanceof Unbinding.Unbound) && !goneAlready) {
                return apps.unbound(unbinding, visit);
            }
        }
        return AuthingAnswer.success(Nothing.NOTHING);
    }
}
