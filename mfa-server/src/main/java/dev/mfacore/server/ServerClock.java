package dev.mfacore.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** The server's only clock. It runs with another one, and can be put forward for tests. Safe for any number of threads. */
public final class ServerClock implements InstantSource {

    private final InstantSource base;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    /** Runs with another clock. */
    public ServerClock(InstantSource base) {
        this.base = base;
    }

    @Override
    public Instant instant() {
        return base.instant().plus(ahead.get());
    }

    /** Puts the clock forward. */
    public Instant advance(Duration time) {
        Duration total = ahead.accumulateAndGet(time, Duration::plus);
        return base.instant().plus(total);
    }
}
