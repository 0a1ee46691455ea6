package dev.mfacore.engine.state;

import dev.mfacore.LockPolicy;
import java.time.Instant;
import java.util.Optional;

/**
 * The failures in a row of one factor of one user (THR-01 to THR-07).
 *
 * @param failures how many, saturating
 * @param lockedUntil until when nothing is answered
 * @param disabled whether the hard cap was reached
 * @param unknown optional fields of a newer version
 */
public record Throttle(int failures, Optional<Instant> lockedUntil, boolean disabled, UnknownFields unknown) {

    /** No failure. */
    public static final Throttle NONE = new Throttle(0, Optional.empty(), false);

    /**
     * Makes a counter.
     *
     * @param failures how many, saturating
     * @param lockedUntil until when nothing is answered
     * @param disabled whether the hard cap was reached
     */
    public Throttle(int failures, Optional<Instant> lockedUntil, boolean disabled) {
        this(failures, lockedUntil, disabled, UnknownFields.NONE);
    }

    /**
     * Tells whether the factor is locked for a time.
     *
     * @param now the moment
     * @return true before the end of the lock
     */
    public boolean isLocked(Instant now) {
        return lockedUntil.isPresent() && now.isBefore(lockedUntil.get());
    }

    /**
     * Counts one more failure. The end of a lock forgives nothing: the next failure locks again, for longer (THR-07).
     *
     * @param policy when to lock and when to disable
     * @param now the moment
     * @return the new count
     */
    public Throttle failed(LockPolicy policy, Instant now) {
        int count = failures == Integer.MAX_VALUE ? failures : failures + 1;
        boolean capped = disabled || count >= policy.hardCap();
        boolean locks = count >= policy.softAfter() && !capped;
        Optional<Instant> until = locks ? Optional.of(now.plus(policy.delayAfter(count))) : Optional.empty();
        return new Throttle(count, until, capped, unknown);
    }

    /** The same count, with what a former one said and this version does not know. */
    Throttle keeping(UnknownFields fields) {
        return new Throttle(failures, lockedUntil, disabled, fields);
    }
}
