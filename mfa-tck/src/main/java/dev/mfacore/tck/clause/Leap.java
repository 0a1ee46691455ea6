package dev.mfacore.tck.clause;

import dev.mfacore.tck.run.Trial;
import java.time.Duration;
import java.time.Instant;

/** Moves the clock, within the years that every calendar and database can write. */
final class Leap {

    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private Leap() {}

    static void by(Trial trial, Duration by) {
        Instant to = trial.clock().instant().plus(by);
        trial.clock().set(to.isBefore(FIRST) ? FIRST : to.isAfter(LAST) ? LAST : to);
        trial.say("clock moves by " + by + " to " + trial.clock().instant());
    }
}
