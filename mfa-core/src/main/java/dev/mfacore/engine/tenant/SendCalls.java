package dev.mfacore.engine.tenant;

import dev.mfacore.AuthenticatorSummary;
import dev.mfacore.AuthenticatorSummary.Status;
import dev.mfacore.Caller;
import dev.mfacore.DeliveryTarget;
import dev.mfacore.Listing;
import dev.mfacore.MfaGateway;
import dev.mfacore.MfaService;
import dev.mfacore.Recipient;
import dev.mfacore.Rejected;
import dev.mfacore.Sending;
import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingContact;
import dev.mfacore.authing.AuthingCredential;
import dev.mfacore.authing.Nothing;
import dev.mfacore.authing.SendCall;
import dev.mfacore.authing.SendScene;
import java.util.Optional;

/**
 * Sends codes. With an mfaToken the code belongs to its transaction (DOTP-06); in a session it goes to an association
 * that waits for it; else, if that is allowed, it is unattached. A credential that is shown has to be alive.
 */
final class SendCalls {

    private final MfaService service;
    private final MfaGateway gateway;
    private final Sessions sessions;
    private final Outcomes outcomes;
    private final Contacts contacts;
    private final boolean requireToken;

    SendCalls(Shared shared, boolean requireToken) {
        this.service = shared.service();
        this.gateway = shared.gateway();
        this.sessions = shared.sessions();
        this.outcomes = shared.outcomes();
        this.contacts = shared.contacts();
        this.requireToken = requireToken;
    }

    HandlerTable into(HandlerTable table) {
        return table.on(SendCall.SendSmsCode.class, this::smsCode)
                .on(SendCall.SendEmailCode.class, this::emailCode)
                .on(SendCall.SendSms.class, this::sms)
                .on(SendCall.SendEmail.class, this::email);
    }

    /** Java's SDK names no scene: what it wants is a code that a verification accepts. */
    private AuthingAnswer<Nothing> smsCode(SendCall.SendSmsCode call, Optional<String> source) {
        SendScene scene = call.scene().orElse(SendScene.VERIFY_MFA);
        return send(new Wish(call.credential(), call.phone(), scene, Refused.THROTTLED, source));
    }

    private AuthingAnswer<Nothing> emailCode(SendCall.SendEmailCode call, Optional<String> source) {
        return send(new Wish(call.credential(), call.email(), call.scene(), Refused.EMAIL_SENT_TOO_SOON, source));
    }

    private AuthingAnswer<Nothing> sms(SendCall.SendSms call, Optional<String> source) {
        return send(new Wish(call.credential(), call.phone(), call.scene(), Refused.SENT_TOO_SOON, source));
    }

    private AuthingAnswer<Nothing> email(SendCall.SendEmail call, Optional<String> source) {
        return send(new Wish(call.credential(), call.email(), call.scene(), Refused.SENT_TOO_SOON, source));
    }

    private AuthingAnswer<Nothing> send(Wish wish) {
        if (wish.credential() instanceof AuthingCredential.PendingSignIn pending) {
            return inTransaction(wish, Sessions.holder(pending, wish.source()));
        }
        if (wish.credential() instanceof AuthingCredential.UserToken token) {
            return sessions.visit(token, wish.source(), visit -> inSession(wish, visit));
        }
        return wish.credential() instanceof AuthingCredential.Anonymous ? unattached(wish) : Refused.FORBIDDEN.answer();
    }

    private AuthingAnswer<Nothing> inTransaction(Wish wish, Caller.TokenHolder holder) {
        Optional<DeliveryTarget> target = contacts.target(wish.contact(), holder);
        return target.isEmpty() ? Refused.MALFORMED.answer() : answer(service.send(holder, target.get()), wish);
    }

    private AuthingAnswer<Nothing> inSession(Wish wish, Visit visit) {
        Optional<Recipient> recipient = contacts.read(wish.contact());
        if (recipient.isEmpty() || !isAwaited(visit, recipient.get())) {
            return unattached(wish);
        }
        Sending sending = service.send(visit.caller(), DeliveryTarget.of(recipient.get()));
        boolean lookedAlike =
                sending instanceof Sending.NotSent notSent && notSent.cause() == Sending.Cause.RECIPIENT_NOT_ALLOWED;
        return lookedAlike ? unattached(wish) : answer(sending, wish);
    }

    private boolean isAwaited(Visit visit, Recipient recipient) {
        Listing.Authenticators listing = (Listing.Authenticators) service.listAuthenticators(visit.caller());
        return listing.authenticators().stream()
                .filter(it -> it.status() == Status.PENDING && it.factor() == recipient.factor())
                .map(AuthenticatorSummary::maskedRecipient)
                .anyMatch(it -> it.filter(recipient.masked()::equals).isPresent());
    }

    /** An unattached code never unbinds, so none is sent for that. */
    private AuthingAnswer<Nothing> unattached(Wish wish) {
        if (requireToken || wish.scene() == SendScene.UNBIND_MFA) {
            return wish.credential() instanceof AuthingCredential.Anonymous
                    ? Refused.NOT_SIGNED_IN.answer()
                    : Refused.FORBIDDEN.answer();
        }
        return contacts.read(wish.contact())
                .map(it -> answer(gateway.sendUnattached(it, wish.source()), wish))
                .orElseGet(Refused.MALFORMED::answer);
    }

    private AuthingAnswer<Nothing> answer(Sending sending, Wish wish) {
        if (sending instanceof Sending.Sent) {
            return AuthingAnswer.success(Nothing.NOTHING);
        }
        return sending instanceof Sending.NotSent notSent
                ? outcomes.notSent(notSent, wish.tooSoon())
                : outcomes.rejected((Rejected) sending, CodeKind.SMS);
    }

    /** What is asked, in one form for all channels and generations. */
    private record Wish(
            AuthingCredential credential,
            AuthingContact contact,
            SendScene scene,
            Refused tooSoon,
            Optional<String> source) {}
}
