package dev.mfacore.engine.remote;

import dev.mfacore.BindableAnswer;
import dev.mfacore.Caller;
import dev.mfacore.MfaEvent;
import dev.mfacore.Recipient;
import dev.mfacore.Rejected;
import dev.mfacore.authing.MfaCall;
import java.time.Instant;

/** Asks whether a phone or email may be bound: yes or no, never why (BIND-12). */
final class RemoteBindable {

    private final Tenant tenant;
    private final Attempts attempts;

    RemoteBindable(Tenant tenant, Attempts attempts) {
        this.tenant = tenant;
        this.attempts = attempts;
    }

    BindableAnswer check(Caller.TokenHolder caller, Recipient recipient) {
        Attempt attempt = attempts.begin(MfaEvent.Operation.CHECK_BINDABLE, recipient.factor(), caller.source());
        caller.user().ifPresent(attempt::by);
        return attempts.run(attempt, () -> ask(caller, recipient), no -> refused(no, attempt.now()));
    }

    /** That it belongs to somebody is an answer, not a refusal. */
    private Reply<BindableAnswer> ask(Caller.TokenHolder caller, Recipient recipient) {
        Reply<Boolean> reply = Credentials.of(caller)
                .then(credential -> tenant.ask(
                        Step.CHECK_BINDABLE, new MfaCall.PhoneOrEmailBindable(credential, Contacts.of(recipient))));
        boolean taken = reply instanceof Reply.No<Boolean> no && no.verdict() == Verdict.NOT_BINDABLE;
        return (taken ? Reply.yes(false) : reply).map(BindableAnswer.Decided::new);
    }

    private static BindableAnswer refused(Reply.No<BindableAnswer> no, Instant now) {
        return no.verdict() == Verdict.THROTTLED
                ? new BindableAnswer.Throttled(now.plus(no.retryAfter().orElse(RemoteRules.RESEND_AFTER)))
                : new Rejected(no.verdict().reason());
    }
}
