package dev.mfacore.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

final class ProcessMeterTest {

    private static final int PIECE = 1 << 20;
    private static final int PIECES = 64;

    private static long allocatedOn(String thread) throws Exception {
        ExecutorService pool = Executors.newSingleThreadExecutor(work -> new Thread(work, thread));
        try {
            Callable<Integer> allocate = () -> {
                int sum = 0;
                for (int i = 0; i < PIECES; i++) {
                    byte[] piece = new byte[PIECE];
                    piece[i] = 1;
                    sum += piece[i];
                }
                return sum;
            };
            pool.submit(allocate).get();
            ProcessMeter meter = ProcessMeter.start();
            assertThat(pool.submit(allocate).get()).isEqualTo(PIECES);
            return meter.stop(1).allocatedBytes();
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void countsWhatIsMeasured() throws Exception {
        assertThat(allocatedOn("worker")).isGreaterThanOrEqualTo((long) PIECES * PIECE);
    }

    @Test
    void leavesTheBenchmarksOwnThreadsOut() throws Exception {
        assertThat(allocatedOn(ProcessMeter.HARNESS + "worker")).isLessThan((long) PIECES * PIECE);
    }
}
