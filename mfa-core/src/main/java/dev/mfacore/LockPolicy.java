package dev.mfacore;

import java.time.Duration;

/**
 * The rules for failures in a row (D-14, D-15).
 *
 * @param softAfter from how many failures on each one locks for a time, 1 to 100; not reached if above the hard cap
 * @param first the first lock
 * @param max the longest lock; each further failure doubles it up to here
 * @param hardCap at how many failures the factor is disabled until it is bound anew, 1 to 100 (THR-01)
 */
public record LockPolicy(int softAfter, Duration first, Duration max, int hardCap) {

    /** Checks the bounds. */
    public LockPolicy {
        Bounds.require(softAfter, 1, 100, "lockAfter");
        Bounds.require(first, Duration.ofSeconds(1), Duration.ofHours(24), "lockFirst");
        Bounds.require(max, first, Duration.ofHours(24), "lockMax");
        Bounds.require(hardCap, 1, 100, "hardCap");
    }

    /**
     * Returns for how long a failure locks.
     *
     * @param consecutiveFailures how many there have been
     * @return zero below the threshold, then doubling up to the longest
     */
    public Duration delayAfter(int consecutiveFailures) {
        return consecutiveFailures < softAfter
                ? Duration.ZERO
                : Doubling.from(first, max, consecutiveFailures - softAfter);
    }
}
