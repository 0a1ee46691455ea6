package dev.mfacore.authing;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * What Authing answered: yes with data, or no with a code. That there was no clear answer is not a value here but an
 * {@link dev.mfacore.MfaUnavailableException} (CLI-02).
 *
 * @param <T> the data of a success
 */
public sealed interface AuthingAnswer<T> permits AuthingAnswer.Success, AuthingAnswer.Refusal {

    /** The code of a success, in envelopes of both generations. */
    int SUCCESS = 200;

    /**
     * The call was answered as asked.
     *
     * @param data the data
     * @param recoveryCode the recovery code that replaces the one just used, which stands beside the data on the wire
     * @param <T> the data
     */
    record Success<T>(T data, Optional<SecretText> recoveryCode) implements AuthingAnswer<T> {}

    /**
     * The call was refused.
     *
     * @param code Authing's business code, or the status of the envelope where it gives no other; never 200
     * @param message Authing's words, for people; no program may compare them
     * @param challenge for 1635 and 1636, the second factor that is wanted
     * @param retryAfter for throttling, how long to wait, where the answer says so
     * @param <T> the data that was asked for
     */
    record Refusal<T>(int code, String message, Optional<SignInChallenge> challenge, Optional<Duration> retryAfter)
            implements AuthingAnswer<T> {
        /** Checks that it is one. */
        public Refusal {
            if (code == SUCCESS) {
                throw new IllegalArgumentException("code of a refusal must not be 200: answer with a success");
            }
        }

        /**
         * The same refusal of a call with other data.
         *
         * @param <U> the other data
         * @return the refusal
         */
        @SuppressWarnings("unchecked") // No member is of the type that the parameter names.
        public <U> Refusal<U> as() {
            return (Refusal<U>) this;
        }
    }

    /**
     * A success.
     *
     * @param data the data
     * @param <T> the data
     * @return the answer
     */
    static <T> Success<T> success(T data) {
        return new Success<>(data, Optional.empty());
    }

    /**
     * A refusal with nothing but code and message.
     *
     * @param code Authing's code
     * @param message for people
     * @param <T> the data that was asked for
     * @return the answer
     */
    static <T> Refusal<T> refusal(int code, String message) {
        return new Refusal<>(code, message, Optional.empty(), Optional.empty());
    }

    /**
     * Turns the data into something else and leaves a refusal as it is.
     *
     * @param change what to make of the data
     * @param <U> what comes out
     * @return the answer with other data
     */
    default <U> AuthingAnswer<U> map(Function<? super T, ? extends U> change) {
        if (this instanceof Success<T> success) {
            return new Success<>(change.apply(success.data()), success.recoveryCode());
        }
        return ((Refusal<T>) this).as();
    }
}
