package dev.mfacore.engine.remote;

import dev.mfacore.Caller;
import dev.mfacore.DeliveryTarget;
import dev.mfacore.Factor;
import dev.mfacore.MfaEvent;
import dev.mfacore.Rejected;
import dev.mfacore.Sending;
import dev.mfacore.authing.AuthingContact;
import dev.mfacore.authing.AuthingCredential;
import dev.mfacore.authing.Nothing;
import dev.mfacore.authing.SendCall;
import dev.mfacore.authing.SendScene;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Has the tenant send codes for a sign-in. The mfaToken goes along; tenants that do not ask for it tie the code to the
 * recipient alone.
 */
final class RemoteSender {

    private final Tenant tenant;
    private final Attempts attempts;
    private final Targets targets;
    private final RemoteRules rules;

    RemoteSender(Tenant tenant, Attempts attempts, Targets targets, RemoteRules rules) {
        this.tenant = tenant;
        this.attempts = attempts;
        this.targets = targets;
        this.rules = rules;
    }

    Sending send(Caller caller, DeliveryTarget target) {
        Optional<Factor> factor = Targets.factor(target);
        if (factor.isEmpty() || caller instanceof Caller.SignedIn) {
            return toNobody(caller);
        }
        targets.require(target);
        Caller.TokenHolder holder = (Caller.TokenHolder) caller;
        Attempt attempt = attempts.begin(MfaEvent.Operation.SEND, factor.get(), caller.source());
        holder.user().ifPresent(attempt::by);
        return attempts.run(
                attempt,
                () -> Credentials.of(holder)
                        .then(credential -> targets.contact(holder, target, factor.get(), attempt)
                                .then(contact -> send(credential, contact, factor.get(), attempt))),
                no -> notSent(no, attempt.now()));
    }

    /** A session has no pending phone or email at a tenant, and an authenticator app takes no codes. */
    private Sending toNobody(Caller caller) {
        Attempt attempt = attempts.begin(MfaEvent.Operation.SEND, caller.source());
        return attempts.run(attempt, () -> Reply.no(Verdict.NOTHING_TO_MATCH), no -> notSent(no, attempt.now()));
    }

    private Reply<Sending> send(AuthingCredential credential, AuthingContact contact, Factor factor, Attempt attempt) {
        String masked = Contacts.masked(contact);
        attempt.to(masked);
        Duration life = factor == Factor.SMS ? rules.smsCodeLife() : rules.emailCodeLife();
        Instant now = attempt.now();
        return tenant.ask(Step.SEND, call(credential, contact))
                .map(done -> new Sending.Sent(masked, now.plus(life), now.plus(RemoteRules.RESEND_AFTER)));
    }

    private static SendCall<Nothing> call(AuthingCredential credential, AuthingContact contact) {
        return contact instanceof AuthingContact.Phone phone
                ? new SendCall.SendSmsCode(credential, phone, Optional.of(SendScene.VERIFY_MFA))
                : new SendCall.SendEmailCode(credential, (AuthingContact.Email) contact, SendScene.VERIFY_MFA);
    }

    private static Sending notSent(Reply.No<Sending> no, Instant now) {
        return switch (no.verdict()) {
            case THROTTLED ->
                new Sending.NotSent(
                        Sending.Cause.THROTTLED,
                        Optional.of(now.plus(no.retryAfter().orElse(RemoteRules.RESEND_AFTER))));
            case NOT_DELIVERED -> new Sending.NotSent(Sending.Cause.DELIVERY_FAILED, Optional.empty());
            case NOT_BINDABLE, NOTHING_TO_MATCH ->
                new Sending.NotSent(Sending.Cause.RECIPIENT_NOT_ALLOWED, Optional.empty());
            default -> new Rejected(no.verdict().reason());
        };
    }
}
