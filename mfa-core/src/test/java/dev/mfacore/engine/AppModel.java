package dev.mfacore.engine;

import dev.mfacore.support.TestBench;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** What the catalogue says of one authenticator app's codes, spelt out slowly: a watermark, a window and a drift. */
final class AppModel {

    private final TestBench bench;
    private final TestBench.App app;
    private final int back;
    private final int forward;
    private final int driftBound;
    private long watermark;
    private int drift;

    AppModel(TestBench bench, TestBench.App app, int back, int forward, int driftBound) {
        this.bench = bench;
        this.app = app;
        this.back = back;
        this.forward = forward;
        this.driftBound = driftBound;
        // The bench confirmed the app two steps ago.
        this.watermark = now() - 2;
    }

    /** Whether a code has to be accepted now; if so, it counts as accepted from here on. */
    boolean accepts(String code) {
        OptionalLong matched = LongStream.rangeClosed(now() + drift - back, now() + drift + forward)
                .filter(step -> app.codeAt(moment(step)).equals(code))
                .max();
        if (matched.isEmpty() || matched.getAsLong() <= watermark) {
            return false;
        }
        watermark = matched.getAsLong();
        drift = (int) Math.max(-driftBound, Math.min(driftBound, watermark - now()));
        return true;
    }

    int drift() {
        return drift;
    }

    private Instant moment(long step) {
        return Instant.ofEpochSecond(step * period());
    }

    private long now() {
        return Math.floorDiv(bench.clock().instant().getEpochSecond(), period());
    }

    private long period() {
        return app.uri().parameters().period().toSeconds();
    }
}
