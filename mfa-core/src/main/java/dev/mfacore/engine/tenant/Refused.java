package dev.mfacore.engine.tenant;

import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingCode;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** Every refusal that the tenant gives: one code and one text each, whatever the exact reason was (SEC-08). */
enum Refused {
    MALFORMED(AuthingCode.MALFORMED, "An argument is malformed."),
    NOT_SIGNED_IN(AuthingCode.NOT_SIGNED_IN, "Nobody is signed in: sign in first."),
    SIGN_IN_EXPIRED(AuthingCode.SIGN_IN_EXPIRED, "The sign-in has expired: sign in again."),
    FORBIDDEN(AuthingCode.FORBIDDEN, "This is not permitted."),
    NOT_FOUND(AuthingCode.NOT_FOUND, "There is no such thing."),
    USER_NOT_FOUND(AuthingCode.USER_NOT_FOUND, "There is no such user."),
    TOO_MANY(AuthingCode.CONFLICT, "There are as many as may be: unbind one first."),
    CHANGED_MEANWHILE(AuthingCode.CONFLICT, "The second factor changed meanwhile: try again."),
    WRONG_TOTP(AuthingCode.WRONG_TOTP, "The code was not accepted."),
    WRONG_RECOVERY_CODE(AuthingCode.WRONG_RECOVERY_CODE, "The recovery code was not accepted."),
    WRONG_PASS_CODE(AuthingCode.FAILED, "The code was not accepted."),
    TOTP_MISSING(AuthingCode.TOTP_MISSING, "The code is missing."),
    RECOVERY_CODE_MISSING(AuthingCode.RECOVERY_CODE_MISSING, "The recovery code is missing."),
    PHONE_TAKEN(AuthingCode.PHONE_TAKEN, "The phone cannot be bound to this account."),
    EMAIL_TAKEN(AuthingCode.EMAIL_TAKEN, "The email address cannot be bound to this account."),
    THROTTLED(AuthingCode.THROTTLED, "Tried too often: wait."),
    LOCKED(AuthingCode.THROTTLED, "Failed too often: only binding anew helps."),
    EMAIL_SENT_TOO_SOON(AuthingCode.SENT_TOO_SOON, "A code was sent a moment ago: wait."),
    SENT_TOO_SOON(AuthingCode.RULE, "A code was sent a moment ago: wait."),
    NOT_DELIVERED(AuthingCode.THIRD_PARTY_FAILED, "The code could not be delivered: try again."),
    NOT_SUPPORTED(AuthingCode.NOT_IMPLEMENTED, "Faces are not supported here."),
    RECOVERY_CODE_NOT_IMPORTED(AuthingCode.MALFORMED, "A recovery code cannot be imported: leave recoveryCode out."),
    NO_SECOND_FACTOR(AuthingCode.NOT_FOUND, "The user needs no second factor.");

    private final AuthingCode code;
    private final String message;

    Refused(AuthingCode code, String message) {
        this.code = code;
        this.message = message;
    }

    <T> AuthingAnswer.Refusal<T> answer() {
        return AuthingAnswer.refusal(code.number(), message);
    }

    <T> AuthingAnswer.Refusal<T> answer(String words) {
        return AuthingAnswer.refusal(code.number(), words);
    }

    /** In the words of a check of the library's own, which quote no secret. */
    <T> AuthingAnswer.Refusal<T> because(IllegalArgumentException reason) {
        return answer(Objects.requireNonNullElse(reason.getMessage(), message));
    }

    <T> AuthingAnswer.Refusal<T> after(Optional<Duration> wait) {
        return new AuthingAnswer.Refusal<>(code.number(), message, Optional.empty(), wait);
    }
}
