package dev.mfacore.engine.tenant;

import dev.mfacore.Locked;
import dev.mfacore.Rejected;
import dev.mfacore.Sending;
import dev.mfacore.authing.AuthingAnswer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** The engine's refusals in Authing's codes: a total map, the same for every operation. */
final class Outcomes {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final InstantSource clock;

    Outcomes(InstantSource clock) {
        this.clock = clock;
    }

    /** A refusal in a call that a second-factor proof cannot help. */
    <T> AuthingAnswer<T> rejected(Rejected rejected, CodeKind kind) {
        return rejected(rejected, kind, Refused.FORBIDDEN::answer);
    }

    /** A refusal; where a proof is wanted, the answer that asks for it. */
    <T> AuthingAnswer<T> rejected(Rejected rejected, CodeKind kind, Supplier<AuthingAnswer<T>> proof) {
        return switch (rejected.reason()) {
            case INVALID_TOKEN -> Refused.SIGN_IN_EXPIRED.answer();
            case INVALID_CODE -> kind.wrong().answer();
            case PROOF_REQUIRED -> proof.get();
            case NOT_PERMITTED -> Refused.FORBIDDEN.answer();
            case TOO_MANY_AUTHENTICATORS -> Refused.TOO_MANY.answer();
            case NOT_BINDABLE -> kind.taken().answer();
            case UNKNOWN_AUTHENTICATOR -> Refused.NOT_FOUND.answer();
        };
    }

    <T> AuthingAnswer<T> locked(Locked locked) {
        return locked.until()
                .<AuthingAnswer<T>>map(until -> Refused.THROTTLED.after(Optional.of(until(until))))
                .orElseGet(Refused.LOCKED::answer);
    }

    <T> AuthingAnswer<T> throttled(Instant retryAt) {
        return Refused.THROTTLED.after(Optional.of(until(retryAt)));
    }

    /** Why no code was sent; {@code tooSoon} is how this generation and channel say that it was asked too soon. */
    <T> AuthingAnswer<T> notSent(Sending.NotSent notSent, Refused tooSoon) {
        return switch (notSent.cause()) {
            case THROTTLED -> tooSoon.after(notSent.retryAt().map(this::until));
            case DESTINATION_NOT_ALLOWED, RECIPIENT_NOT_ALLOWED -> Refused.FORBIDDEN.answer();
            case DELIVERY_FAILED -> Refused.NOT_DELIVERED.answer();
        };
    }

    /** The wait in whole seconds, never too short and never nothing. */
    private Duration until(Instant moment) {
        Duration wait = Duration.between(clock.instant(), moment);
        if (wait.compareTo(SECOND) < 0) {
            return SECOND;
        }
        return wait.getNano() == 0 ? wait : Duration.ofSeconds(wait.getSeconds() + 1);
    }
}
