package dev.mfacore.adapter.inmemory;

import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.StoreKey;
import dev.mfacore.port.StoredState;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A store with the classic fault: it compares the version, then puts. The concurrency tests have to catch it. */
final class CarelessStore implements AuthenticatorStore {

    private final Map<StoreKey, StoredState> states = new ConcurrentHashMap<>();
    private final AtomicLong lastVersion = new AtomicLong();

    @Override
    public Optional<StoredState> load(StoreKey key) {
        return Optional.ofNullable(states.get(key));
    }

    @Override
    public boolean save(StoreKey key, byte[] state, long expectedVersion) {
        if (version(key) != expectedVersion) {
            return false;
        }
        states.put(key, new StoredState(state, lastVersion.incrementAndGet()));
        return true;
    }

    @Override
    public boolean delete(StoreKey key, long expectedVersion) {
        return expectedVersion != ABSENT && version(key) == expectedVersion && states.remove(key) != null;
    }

    private long version(StoreKey key) {
        return load(key).map(StoredState::version).orElse(ABSENT);
    }
}
