package dev.mfacore.engine.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Who has a tool has it alone. */
class PoolTest {

    private final AtomicInteger made = new AtomicInteger();
    private final Pool<AtomicInteger> pool = new Pool<>(() -> {
        made.incrementAndGet();
        return new AtomicInteger();
    });

    @Test
    void aToolThatCameBackIsTakenAgain() {
        AtomicInteger tool = pool.take();
        pool.giveBack(tool);
        assertThat(pool.take()).isSameAs(tool);
        assertThat(made).hasValue(1);
    }

    @Test
    void aToolThatIsOutIsNotHandedOutAgain() {
        Set<AtomicInteger> out = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < 100; i++) {
            assertThat(out.add(pool.take())).isTrue();
        }
    }

    @Test
    void moreToolsThanPlacesAreDropped() {
        List<AtomicInteger> tools = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            tools.add(pool.take());
        }
        tools.forEach(pool::giveBack);
        for (int i = 0; i < 100; i++) {
            pool.take();
        }
        assertThat(made.get()).isGreaterThan(100);
    }

    @Test
    void noTwoThreadsHaveOneToolAtATime() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                all.add(threads.submit(() -> {
                    for (int j = 0; j < 20_000; j++) {
                        AtomicInteger tool = pool.take();
                        assertThat(tool.incrementAndGet()).isEqualTo(1);
                        tool.decrementAndGet();
                        pool.giveBack(tool);
                    }
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
