package dev.mfacore.engine;

import dev.mfacore.SendPolicy;
import dev.mfacore.engine.state.SendLog;
import dev.mfacore.engine.state.UserState;
import java.time.Duration;
import java.time.Instant;

/** The limits on sends that are kept in the user's own state: cooldown, backoff, a day's quota (D-10 to D-12). */
final class SendRules {

    private final SendPolicy policy;

    SendRules(SendPolicy policy) {
        this.policy = policy;
    }

    /** When the user may be sent another code; not after now if at once. */
    Instant opensAt(UserState state, Instant now) {
        Instant daily = state.sends().opensAt(now, Quotas.DAY, policy.perUserDay());
        if (state.sends().moments().isEmpty()) {
            return daily;
        }
        Instant cooled = state.sends().last().plus(pause(backoff(state, now)));
        return cooled.isAfter(daily) ? cooled : daily;
    }

    /** Logs a send and returns when the next may follow. */
    Instant record(UserState state, Instant now) {
        int sends = backoff(state, now) + 1;
        SendLog log = state.sends().add(now, Quotas.DAY);
        state.setSends(log);
        state.setBackoff(sends);
        return now.plus(pause(sends));
    }

    /** A stretch without sends that is longer than the longest pause forgives the earlier ones. */
    private int backoff(UserState state, Instant now) {
        boolean rested = state.sends().moments().isEmpty()
                || state.sends()
                        .last()
                        .plus(policy.backoffMax().multipliedBy(2))
                        .isBefore(now);
        return rested ? 0 : state.backoff();
    }

    private Duration pause(int sends) {
        Duration backoff = sends == 0 ? Duration.ZERO : policy.backoffAfter(sends);
        return backoff.compareTo(policy.cooldown()) > 0 ? backoff : policy.cooldown();
    }
}
