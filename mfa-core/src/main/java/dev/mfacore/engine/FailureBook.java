package dev.mfacore.engine;

import dev.mfacore.Factor;
import dev.mfacore.Locked;
import dev.mfacore.MfaEvent;
import dev.mfacore.MfaPolicy;
import dev.mfacore.engine.state.BoundAuthenticator;
import dev.mfacore.engine.state.Throttle;
import java.util.Optional;

/** Counts failures, locks, and disables at the hard cap: one counter a factor and user (THR-01 to THR-07). */
final class FailureBook {

    private final MfaPolicy policy;

    FailureBook(MfaPolicy policy) {
        this.policy = policy;
    }

    /** The lock that stands in the way, if any, and its event. Nothing is evaluated and nothing saved (THR-06). */
    Optional<Locked> lock(UnitOfWork unit, Factor factor) {
        Throttle throttle = unit.state().throttle(factor);
        if (throttle.disabled()) {
            unit.attempted(factor, MfaEvent.Outcome.DISABLED);
            return Optional.of(new Locked(Optional.empty()));
        }
        return timedLock(unit, factor);
    }

    /** As {@link #lock}, but lets a factor through that is disabled: binding anew is what revives it (THR-01). */
    Optional<Locked> timedLock(UnitOfWork unit, Factor factor) {
        Throttle throttle = unit.state().throttle(factor);
        if (!throttle.isLocked(unit.now())) {
            return Optional.empty();
        }
        unit.attempted(factor, MfaEvent.Outcome.LOCKED);
        return Optional.of(new Locked(throttle.lockedUntil()));
    }

    /** Counts one failure and tells of a lock that it brings. */
    void failed(UnitOfWork unit, Factor factor) {
        Throttle before = unit.state().throttle(factor);
        Throttle after = before.failed(policy.lock(), unit.now());
        unit.state().setThrottle(factor, after);
        unit.markChanged();
        if (after.disabled() && !before.disabled()) {
            unit.state().active(factor).stream()
                    .map(BoundAuthenticator::disable)
                    .forEach(unit.state()::replace);
            unit.changed(MfaEvent.ChangeType.DISABLED, factor);
        }
        after.lockedUntil().ifPresent(until -> unit.locked(factor, until));
    }

    /** Forgets the failures of a factor that was just given rightly, and of no other (THR-04). */
    void succeeded(UnitOfWork unit, Factor factor) {
        unit.state().setThrottle(factor, Throttle.NONE);
        unit.markChanged();
    }
}
