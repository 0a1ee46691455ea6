package dev.mfacore.engine;

import dev.mfacore.Locked;
import dev.mfacore.Rejected;
import java.util.Optional;
import java.util.function.Function;

/**
 * A no, in the form that several operations share.
 *
 * @param rejected why, unless it is a lock
 * @param locked the lock, if it is one
 */
record Refusal(Rejected rejected, Optional<Locked> locked) {

    static Refusal because(Rejected.Reason reason) {
        return new Refusal(new Rejected(reason), Optional.empty());
    }

    static Refusal of(Locked lock) {
        return new Refusal(new Rejected(Rejected.Reason.NOT_PERMITTED), Optional.of(lock));
    }

    <R> R as(Function<Rejected, R> rejection, Function<Locked, R> lock) {
        return locked.isPresent() ? lock.apply(locked.get()) : rejection.apply(rejected);
    }
}
