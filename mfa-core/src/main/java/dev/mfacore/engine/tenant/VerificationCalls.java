package dev.mfacore.engine.tenant;

import dev.mfacore.BindableAnswer;
import dev.mfacore.Caller;
import dev.mfacore.DeliveryTarget;
import dev.mfacore.Locked;
import dev.mfacore.MfaService;
import dev.mfacore.Recipient;
import dev.mfacore.Rejected;
import dev.mfacore.Verification;
import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingUser;
import dev.mfacore.authing.MfaCall;
import dev.mfacore.authing.SecretText;
import java.util.Optional;

/** What a half-done sign-in can do to be finished: verify, recover, and ask what may be bound. */
final class VerificationCalls {

    private final MfaService service;
    private final Sessions sessions;
    private final Outcomes outcomes;
    private final Contacts contacts;
    private final People people;

    VerificationCalls(Shared shared) {
        this.service = shared.service();
        this.sessions = shared.sessions();
        this.outcomes = shared.outcomes();
        this.contacts = shared.contacts();
        this.people = shared.people();
    }

    HandlerTable into(HandlerTable table) {
        return table.on(MfaCall.VerifyTotpMfa.class, this::totp)
                .on(MfaCall.VerifyAppSmsMfa.class, this::sms)
                .on(MfaCall.VerifyAppEmailMfa.class, this::email)
                .on(MfaCall.VerifyTotpRecoveryCode.class, this::recover)
                .on(MfaCall.PhoneOrEmailBindable.class, this::bindable);
    }

    private AuthingAnswer<AuthingUser> totp(MfaCall.VerifyTotpMfa call, Optional<String> source) {
        String code = call.totp().value();
        return code.isEmpty()
                ? Refused.TOTP_MISSING.answer()
                : answer(service.verifyTotp(Sessions.holder(call.credential(), source), code), CodeKind.TOTP);
    }

    private AuthingAnswer<AuthingUser> sms(MfaCall.VerifyAppSmsMfa call, Optional<String> source) {
        Caller.TokenHolder holder = Sessions.holder(call.credential(), source);
        Optional<DeliveryTarget> target = contacts.target(call.phone(), holder);
        String code = call.code().value();
        return target.isEmpty()
                ? Refused.MALFORMED.answer()
                : answer(service.verifySms(holder, target.get(), code), CodeKind.SMS);
    }

    private AuthingAnswer<AuthingUser> email(MfaCall.VerifyAppEmailMfa call, Optional<String> source) {
        Caller.TokenHolder holder = Sessions.holder(call.credential(), source);
        Optional<DeliveryTarget> target = contacts.target(call.email(), holder);
        String code = call.code().value();
        return target.isEmpty()
                ? Refused.MALFORMED.answer()
                : answer(service.verifyEmail(holder, target.get(), code), CodeKind.EMAIL);
    }

    private AuthingAnswer<AuthingUser> recover(MfaCall.VerifyTotpRecoveryCode call, Optional<String> source) {
        String code = call.recoveryCode().value();
        return code.isEmpty()
                ? Refused.RECOVERY_CODE_MISSING.answer()
                : answer(
                        service.verifyRecoveryCode(Sessions.holder(call.credential(), source), code),
                        CodeKind.RECOVERY);
    }

    private AuthingAnswer<AuthingUser> answer(Verification verification, CodeKind kind) {
        if (verification instanceof Verification.Verified verified) {
            AuthingUser user = sessions.open(verified.user(), people.profile(verified.user()));
            Optional<SecretText> replacement = verified.replacement()
                    .flatMap(it -> it.codes().stream().findFirst())
                    .map(SecretText::new);
            return new AuthingAnswer.Success<>(user, replacement);
        }
        return verification instanceof Locked locked
                ? outcomes.locked(locked)
                : outcomes.rejected((Rejected) verification, kind);
    }

    private AuthingAnswer<Boolean> bindable(MfaCall.PhoneOrEmailBindable call, Optional<String> source) {
        Optional<Recipient> recipient = contacts.read(call.contact());
        if (recipient.isEmpty()) {
            return Refused.MALFORMED.answer();
        }
        BindableAnswer answer = service.checkBindable(Sessions.holder(call.credential(), source), recipient.get());
        if (answer instanceof BindableAnswer.Decided decided) {
            return AuthingAnswer.success(decided.bindable());
        }
        return answer instanceof BindableAnswer.Throttled throttled
                ? outcomes.throttled(throttled.retryAt())
                : outcomes.rejected((Rejected) answer, CodeKind.TOTP);
    }
}
