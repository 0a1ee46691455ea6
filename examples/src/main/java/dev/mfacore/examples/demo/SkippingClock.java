package dev.mfacore.examples.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that runs as another one does and can skip ahead, so that the demo shows what happens later without waiting. */
final class SkippingClock implements InstantSource {

    private final InstantSource source;
    private final AtomicReference<Duration> skipped = new AtomicReference<>(Duration.ZERO);

    SkippingClock(InstantSource source) {
        this.source = source;
    }

    @Override
    public Instant instant() {
        return source.instant().plus(skipped.get());
    }

    void skip(Duration time) {
        skipped.updateAndGet(before -> before.plus(time));
    }
}
