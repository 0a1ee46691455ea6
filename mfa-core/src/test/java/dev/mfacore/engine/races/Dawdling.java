package dev.mfacore.engine.races;

import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.StoreKey;
import dev.mfacore.port.StoredState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * Ports that lose the processor or rest for a moment, at random, whenever they are asked: between load and save lies
 * always such a call, so that racers meet there far more often than threads on few cores would by themselves.
 */
final class Dawdling {

    private static final int LONGEST_NANOS = 100_000;

    private Dawdling() {}

    @SuppressWarnings("ThreadPriorityCheck") // nothing relies on who comes next; the aim is that it differs
    static void pause() {
        switch (ThreadLocalRandom.current().nextInt(4)) {
            case 0 -> LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(LONGEST_NANOS));
            case 1, 2 -> Thread.yield();
            default -> {
                // at once
            }
        }
    }

    /** Rests for certain, and long: a fault made on purpose shall be found on a busy machine too. */
    static void rest() {
        LockSupport.parkNanos(10L * LONGEST_NANOS);
    }

    /**
     * A clock.
     *
     * @param inner the clock that knows the time
     */
    record Clock(InstantSource inner) implements InstantSource {
        @Override
        public Instant instant() {
            pause();
            return inner.instant();
        }
    }

    /**
     * A store.
     *
     * @param inner the store that does the work
     */
    record Store(AuthenticatorStore inner) implements AuthenticatorStore {
        @Override
        public Optional<StoredState> load(StoreKey key) {
            pause();
            Optional<StoredState> state = inner.load(key);
            pause();
            return state;
        }

        @Override
        public boolean save(StoreKey key, byte[] state, long expectedVersion) {
            pause();
            boolean saved = inner.save(key, state, expectedVersion);
            pause();
            return saved;
        }

        @Override
        public boolean delete(StoreKey key, long expectedVersion) {
            pause();
            return inner.delete(key, expectedVersion);
        }
    }
}
