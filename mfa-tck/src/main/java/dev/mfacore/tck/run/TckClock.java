package dev.mfacore.tck.run;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The kit's clock: stands still, and moves only when told, also backwards. Safe for any number of threads. */
public final class TckClock implements InstantSource {

    private volatile Instant now;
    private volatile boolean perturbing;

    TckClock(Instant start) {
        now = start;
    }

    @Override
    public Instant instant() {
        if (perturbing) {
            Perturbation.maybeYield();
        }
        return now;
    }

    public synchronized void set(Instant time) {
        now = time;
    }

    public synchronized void advance(Duration by) {
        now = now.plus(by);
    }

    /** From now on threads that read the clock give way at random, or no more. */
    public void perturb(boolean on) {
        perturbing = on;
    }
}
