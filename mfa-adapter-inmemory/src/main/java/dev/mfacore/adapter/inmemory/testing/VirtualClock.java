package dev.mfacore.adapter.inmemory.testing;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is moved by hand. Safe for use by any number of threads. */
public final class VirtualClock implements InstantSource {

    private final Object moving = new Object();
    private volatile Instant now;

    /**
     * Makes a clock.
     *
     * @param start what it shows until it is moved
     */
    public VirtualClock(Instant start) {
        this.now = requireNonNull(start, "start");
    }

    @Override
    public Instant instant() {
        return now;
    }

    /**
     * Moves the clock forward. Of several threads' moves none is lost.
     *
     * @param time how far, not negative
     * @return what the clock shows right after this move
     * @throws IllegalArgumentException if {@code time} is negative; use {@link #set(Instant)} to go back
     */
    public Instant advance(Duration time) {
        requireNonNull(time, "time");
        if (time.isNegative()) {
            throw new IllegalArgumentException("time must not be negative, but is " + time + ": use set to go back");
        }
        synchronized (moving) {
            Instant later = now.plus(time);
            now = later;
            return later;
        }
    }

    /**
     * Sets the clock, forward or backward.
     *
     * @param instant what it shows from now on
     */
    public void set(Instant instant) {
        requireNonNull(instant, "instant");
        synchronized (moving) {
            now = instant;
        }
    }

    @Override
    public String toString() {
        return "VirtualClock[" + instant() + "]";
    }
}
