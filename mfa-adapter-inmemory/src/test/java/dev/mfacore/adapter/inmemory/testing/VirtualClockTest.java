package dev.mfacore.adapter.inmemory.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** The clock moves by hand only. */
class VirtualClockTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final VirtualClock clock = new VirtualClock(START);

    @Property(tries = 200)
    void itShowsTheStartPlusAllAdvances(@ForAll List<@LongRange(max = 1_000_000_000_000L) Long> nanos) {
        VirtualClock moved = new VirtualClock(START);
        Instant expected = START;
        for (long step : nanos) {
            expected = expected.plusNanos(step);
            assertThat(moved.advance(Duration.ofNanos(step))).isEqualTo(expected);
        }
        assertThat(moved.instant()).isEqualTo(expected);
        assertThat(moved.millis()).isEqualTo(expected.toEpochMilli());
    }

    @Test
    void itCanBeSetForwardAndBackward() {
        clock.set(Instant.MAX);
        assertThat(clock.instant()).isEqualTo(Instant.MAX);
        clock.set(Instant.EPOCH);
        assertThat(clock.instant()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void noAdvanceOfSeveralThreadsIsLost() throws InterruptedException {
        List<Thread> movers = IntStream.range(0, 4)
                .mapToObj(i ->
                        new Thread(() -> IntStream.range(0, 1_000).forEach(j -> clock.advance(Duration.ofSeconds(1)))))
                .toList();
        movers.forEach(Thread::start);
        for (Thread mover : movers) {
            mover.join();
        }
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(4_000));
    }

    @Test
    void misuseIsRefusedByName() {
        assertThatThrownBy(() -> clock.advance(Duration.ofNanos(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("time must not be negative")
                .hasMessageContaining("use set");
        assertThatThrownBy(() -> clock.advance(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("time");
        assertThatThrownBy(() -> clock.set(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("instant");
        assertThatThrownBy(() -> new VirtualClock(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("start");
        assertThat(clock.instant()).isEqualTo(START);
    }
}
