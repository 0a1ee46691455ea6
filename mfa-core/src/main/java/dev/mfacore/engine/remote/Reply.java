package dev.mfacore.engine.remote;

import dev.mfacore.Locked;
import dev.mfacore.Rejected;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a step gave: a value, or a no that ends the call.
 *
 * @param <T> the value
 */
sealed interface Reply<T> permits Reply.Yes, Reply.No {

    /**
     * The step was done.
     *
     * @param value what it gave
     * @param <T> the value
     */
    record Yes<T>(T value) implements Reply<T> {}

    /**
     * The step was refused.
     *
     * @param verdict what that means
     * @param retryAfter how long to wait, where the tenant said so
     * @param <T> the value there would have been
     */
    record No<T>(Verdict verdict, Optional<Duration> retryAfter) implements Reply<T> {

        <U> No<U> as() {
            return new No<>(verdict, retryAfter);
        }

        No<T> meaning(Verdict other) {
            return new No<>(other, retryAfter);
        }

        /** The no as the operations on factors and bindings answer it. */
        <R> R outcome(Instant now, Function<Rejected, R> rejection, Function<Locked, R> lock) {
            return verdict == Verdict.THROTTLED
                    ? lock.apply(new Locked(retryAfter.map(now::plus)))
                    : rejection.apply(new Rejected(verdict.reason()));
        }
    }

    static <T> Reply<T> yes(T value) {
        return new Yes<>(value);
    }

    static <T> Reply<T> no(Verdict verdict) {
        return new No<>(verdict, Optional.empty());
    }

    /** Goes on with the value, if there is one. */
    default <U> Reply<U> then(Function<T, Reply<U>> next) {
        if (this instanceof Yes<T> yes) {
            return next.apply(yes.value());
        }
        return ((No<T>) this).as();
    }

    /** Turns the value into another. */
    default <U> Reply<U> map(Function<T, U> change) {
        return then(value -> yes(change.apply(value)));
    }

    /** Gives one verdict another meaning. */
    default Reply<T> insteadOf(Verdict verdict, Verdict other) {
        return this instanceof No<T> no && no.verdict() == verdict ? no.meaning(other) : this;
    }
}
