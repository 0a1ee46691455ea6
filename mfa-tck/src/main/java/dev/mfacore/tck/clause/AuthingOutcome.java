package dev.mfacore.tck.clause;

import dev.mfacore.MfaUnavailableException;
import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingCall;
import dev.mfacore.port.AuthingApi;
import dev.mfacore.tck.wire.Plain;
import java.util.Map;
import java.util.Optional;

/**
 * What came of one call: an answer, or something thrown.
 *
 * @param answer the answer, if there was one
 * @param thrown what was thrown instead
 */
record AuthingOutcome(Optional<AuthingAnswer<?>> answer, Optional<RuntimeException> thrown) {

    static AuthingOutcome of(AuthingApi api, AuthingCall<?> call) {
        try {
            return new AuthingOutcome(Optional.of(api.call(call)), Optional.empty());
        } catch (RuntimeException e) {
            return new AuthingOutcome(Optional.empty(), Optional.of(e));
        }
    }

    boolean isSuccess() {
        return answer.filter(AuthingAnswer.Success.class::isInstance).isPresent();
    }

    boolean isUnavailable() {
        return thrown.filter(MfaUnavailableException.class::isInstance).isPresent();
    }

    boolean isNotOffered() {
        return thrown.filter(UnsupportedOperationException.class::isInstance).isPresent();
    }

    Optional<AuthingAnswer.Refusal<?>> refusal() {
        return answer.filter(AuthingAnswer.Refusal.class::isInstance).map(one -> (AuthingAnswer.Refusal<?>) one);
    }

    boolean isRefusal(int code) {
        return refusal().filter(one -> one.code() == code).isPresent();
    }

    /** The answer member by member, hidden texts included; empty if there was none. */
    Map<String, Object> plain() {
        return answer.map(Plain::ofAnswer).orElse(Map.of());
    }

    /** Short, and without the data of a success. */
    @Override
    public String toString() {
        return thrown.map(one -> "a thrown " + one)
                .or(() -> refusal().map(one -> "the refusal " + one.code() + " \"" + one.message() + "\""))
                .orElse("a success");
    }
}
