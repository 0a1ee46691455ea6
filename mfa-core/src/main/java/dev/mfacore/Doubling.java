package dev.mfacore;

import java.time.Duration;

/** Pauses that double up to a bound. */
final class Doubling {

    private static final int ENOUGH = 40;

    private Doubling() {}

    static Duration from(Duration first, Duration most, int times) {
        Duration pause = first;
        for (int i = 0; i < Math.min(times, ENOUGH) && pause.compareTo(most) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(most) < 0 ? pause : most;
    }
}
