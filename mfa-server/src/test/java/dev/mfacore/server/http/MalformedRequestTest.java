package dev.mfacore.server.http;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * 20,000 malformed requests in a normal run; a million at night, in ten slices with seeds of their own.
 * {@code -Dmfa.malformed.slice=3} runs one of them.
 */
class MalformedRequestTest {

    private static final int IN_A_NORMAL_RUN = 20_000;
    private static final int SLICES = 10;
    private static final int IN_A_SLICE = 100_000;
    private static final int FIRST_AT_NIGHT = 1_000_000;

    @Test
    @Timeout(600)
    @Tag("SRV-01")
    @Tag("SRV-03")
    void nothingMalformedGetsThrough() throws IOException {
        run(0, IN_A_NORMAL_RUN);
    }

    @ParameterizedTest(name = "slice {0} of " + SLICES)
    @MethodSource("slices")
    @Timeout(value = 18, unit = TimeUnit.MINUTES)
    @Tag("nightly")
    void nothingMalformedGetsThroughAllNight(int slice) throws IOException {
        run(FIRST_AT_NIGHT + (slice - 1) * IN_A_SLICE / MalformedRun.BATCH, IN_A_SLICE);
    }

    static IntStream slices() {
        String wanted = System.getProperty("mfa.malformed.slice", "");
        if (wanted.isEmpty()) {
            return IntStream.rangeClosed(1, SLICES);
        }
        int slice = Integer.parseInt(wanted);
        if (slice < 1 || slice > SLICES) {
            throw new IllegalArgumentException("mfa.malformed.slice must be 1 to " + SLICES + ", but is " + slice);
        }
        return IntStream.of(slice);
    }

    private static void run(int first, int requests) throws IOException {
        try (MalformedRun run = new MalformedRun()) {
            for (int batch = 0; batch < requests / MalformedRun.BATCH; batch++) {
                run.send(first + batch);
                if (batch % 200 == 199) {
                    run.requireNothingChanged();
                }
            }
            run.requireNothingChanged();
            run.stopAndRequireNoStackTrace();
        }
    }
}
