package dev.mfacore.adapter.inmemory;

import static dev.mfacore.port.AuthenticatorStore.ABSENT;

import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.StoreKey;
import dev.mfacore.port.StoredState;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Racers count up one register by load and save. In a right store the count is the number of saves that succeeded; each
 * that is missing is a lost update.
 */
final class HotCounter {

    private static final StoreKey KEY = new StoreKey("user", "hot");

    private final AuthenticatorStore store;

    HotCounter(AuthenticatorStore store) {
        this.store = store;
        store.save(KEY, bytes(0), ABSENT);
    }

    long lostUpdates(int racers, int attempts) throws InterruptedException, ExecutionException {
        long before = count(store.load(KEY).orElseThrow());
        CountDownLatch start = new CountDownLatch(racers);
        Callable<Integer> racer = () -> {
            start.countDown();
            start.await();
            return race(attempts);
        };
        ExecutorService threads = Executors.newFixedThreadPool(racers);
        try {
            List<Future<Integer>> results = java.util.stream.IntStream.range(0, racers)
                    .mapToObj(i -> threads.submit(racer))
                    .toList();
            long saved = 0;
            for (Future<Integer> result : results) {
                saved += result.get();
            }
            return before + saved - count(store.load(KEY).orElseThrow());
        } finally {
            threads.shutdownNow();
        }
    }

    private int race(int attempts) {
        int saved = 0;
        for (int i = 0; i < attempts; i++) {
            StoredState seen = store.load(KEY).orElseThrow();
            if (store.save(KEY, bytes(count(seen) + 1), seen.version())) {
                saved++;
            }
        }
        return saved;
    }

    private static byte[] bytes(long count) {
        return ByteBuffer.allocate(Long.BYTES).putLong(count).array();
    }

    private static long count(StoredState state) {
        return ByteBuffer.wrap(state.state()).getLong();
    }
}
