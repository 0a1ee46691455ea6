package dev.mfacore.engine.remote;

import dev.mfacore.Caller;
import dev.mfacore.DeliveryTarget;
import dev.mfacore.Factor;
import dev.mfacore.MfaEvent;
import dev.mfacore.MfaEvent.ChangeType;
import dev.mfacore.RecoveryCodes;
import dev.mfacore.SecondFactorProof;
import dev.mfacore.UserId;
import dev.mfacore.Verification;
import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingContact;
import dev.mfacore.authing.AuthingCredential.PendingSignIn;
import dev.mfacore.authing.AuthingUser;
import dev.mfacore.authing.MfaCall;
import dev.mfacore.authing.SecretText;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Verifies codes in a sign-in. Accepted is what the tenant calls a success and what is about the user in question, and
 * nothing else (CLI-03, CLI-04).
 */
final class RemoteVerifier {

    private final Tenant tenant;
    private final Attempts attempts;
    private final TokenOwner owner;
    private final Targets targets;

    RemoteVerifier(Tenant tenant, Attempts attempts, TokenOwner owner, Targets targets) {
        this.tenant = tenant;
        this.attempts = attempts;
        this.owner = owner;
        this.targets = targets;
    }

    Verification totp(Caller.TokenHolder caller, String typed) {
        Attempt attempt = attempts.begin(MfaEvent.Operation.VERIFY, Factor.TOTP, caller.source());
        return run(
                caller,
                Factor.TOTP,
                attempt,
                Codes.code(typed),
                (credential, user, code) ->
                        tenant.answer(Step.VERIFY_TOTP, new MfaCall.VerifyTotpMfa(credential, code)));
    }

    Verification delivered(Caller.TokenHolder caller, Factor factor, DeliveryTarget target, String typed) {
        targets.require(target);
        Attempt attempt = attempts.begin(MfaEvent.Operation.VERIFY, factor, caller.source());
        Reply<SecretText> code = Targets.factor(target).filter(factor::equals).isPresent()
                ? Codes.code(typed)
                : Reply.no(Verdict.NOTHING_TO_MATCH);
        return run(
                caller,
                factor,
                attempt,
                code,
                (credential, user, text) -> targets.contact(user, target, factor, attempt)
                        .then(contact -> tenant.answer(Step.VERIFY_DELIVERED, call(credential, contact, text))));
    }

    private static MfaCall<AuthingUser> call(PendingSignIn credential, AuthingContact contact, SecretText code) {
        return contact instanceof AuthingContact.Phone phone
                ? new MfaCall.VerifyAppSmsMfa(credential, phone, code)
                : new MfaCall.VerifyAppEmailMfa(credential, (AuthingContact.Email) contact, code);
    }

    Verification recover(Caller.TokenHolder caller, String typed) {
        Attempt attempt = attempts.begin(MfaEvent.Operation.RECOVER, Factor.RECOVERY_CODE, caller.source());
        return run(
                caller,
                Factor.RECOVERY_CODE,
                attempt,
                Codes.recoveryCode(typed),
                (credential, user, code) -> tenant.answer(
                                Step.RECOVER, new MfaCall.VerifyTotpRecoveryCode(credential, code))
                        .map(success -> {
                            attempt.changed(ChangeType.RECOVERY_CODE_USED);
                            return success;
                        }));
    }

    private Verification run(
            Caller.TokenHolder caller, Factor factor, Attempt attempt, Reply<SecretText> typed, Comparison comparison) {
        return attempts.run(
                attempt,
                () -> Credentials.of(caller)
                        .then(credential -> owner.of(caller, attempt)
                                .then(user -> typed.then(code -> comparison.put(credential, user, code))
                                        .map(success -> verified(success, user, factor, attempt)))),
                no -> no.outcome(attempt.now(), it -> it, it -> it));
    }

    private static Verification verified(
            AuthingAnswer.Success<AuthingUser> success, UserId user, Factor factor, Attempt attempt) {
        AuthingUser answered = success.data();
        if (!answered.id().equals(user.value())) {
            throw attempt.aboutAnotherUser();
        }
        // Without a token the code was right all the same, and a replacement must reach the user; it only proves
        // nothing.
        String token = answered.token().map(SecretText::value).orElse("");
        Optional<RecoveryCodes> replacement = success.recoveryCode().flatMap(Enrolments::recoveryCodes);
        return new Verification.Verified(
                user,
                factor,
                new SecondFactorProof.Sealed(token),
                replacement.isPresent() ? OptionalInt.of(1) : OptionalInt.empty(),
                replacement);
    }

    /** Puts a code to the tenant. */
    @FunctionalInterface
    private interface Comparison {
        Reply<AuthingAnswer.Success<AuthingUser>> put(PendingSignIn credential, UserId user, SecretText code);
    }
}
