package dev.mfacore.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mfacore.bench.Effort;
import dev.mfacore.bench.report.Result;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InterleavedTest {

    private static final Effort TWO_AND_THREE = new Effort(1, 1, 2, 3, 1, 1, 1, 0, 1, 1);

    private final List<String> log = new ArrayList<>();

    /** Takes so many milliseconds for ten operations, a tenth more each round. */
    private final class Told implements Side {

        private final String library;
        private final long millis;
        private int round;

        Told(String library, long millis) {
            this.library = library;
            this.millis = millis;
        }

        @Override
        public String library() {
            return library;
        }

        @Override
        public Usage round() {
            log.add(library);
            long nanos = millis * (1_000_000 + 100_000L * round++);
            return new Usage(10, nanos, 2 * nanos, 40);
        }
    }

    private Comparison run() {
        return Interleaved.run(
                List.of(new Told("ours", 3), new Told("theirs", 6)), () -> log.add("-"), TWO_AND_THREE, what -> {});
    }

    @Test
    void preparesEachRoundAndChangesWhoseTurnComesFirst() {
        run();
        assertThat(String.join(" ", log))
                .isEqualTo("- ours theirs - theirs ours - ours theirs - theirs ours - ours theirs");
    }

    @Test
    void roundsForWarmingUpDoNotCount() {
        Comparison rounds = run();
        assertThat(rounds.rounds()).hasSize(3);
        assertThat(rounds.of(0, Usage::wall).min()).isEqualTo(3 * 1_200_000 / 10.0, within(1e-6));
    }

    @Test
    void ratiosAreTakenWithinEachRound() {
        Comparison rounds = run();
        assertThat(rounds.toOurs(1, Usage::wall).min()).isEqualTo(2, within(1e-9));
        assertThat(rounds.toOurs(1, Usage::wall).max()).isEqualTo(2, within(1e-9));
        assertThat(rounds.ours(1, Usage::cpu).median()).isEqualTo(0.5, within(1e-9));
    }

    @Test
    void aRowForEachSideHoldsMediansForOneOperation() {
        List<Result> rows = run().results("group/name", "form", "SHA1", Usage::wall);
        assertThat(rows).extracting(Result::library).containsExactly("ours", "theirs");
        Result theirs = rows.get(1);
        assertThat(theirs.wallNs().orElseThrow()).isEqualTo(6 * 1_300_000 / 10.0, within(1e-6));
        assertThat(theirs.cpuNs().orElseThrow()).isEqualTo(2 * 6 * 1_300_000 / 10.0, within(1e-6));
        assertThat(theirs.bytesPerOp()).hasValue(4);
        assertThat(theirs.ratioToOurs().orElseThrow()).isEqualTo(2, within(1e-9));
        assertThat(rows.get(0).ratioToOurs()).hasValue(1);
    }
}
