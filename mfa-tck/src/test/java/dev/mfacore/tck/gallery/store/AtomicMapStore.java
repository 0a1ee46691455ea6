package dev.mfacore.tck.gallery.store;

import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.StoreKey;
import dev.mfacore.port.StoredState;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/** A correct store: compare-and-set on a concurrent map, without a lock of its own. */
class AtomicMapStore implements AuthenticatorStore {

    final ConcurrentMap<StoreKey, StoredState> registers = new ConcurrentHashMap<>();
    private final AtomicLong lastVersion = new AtomicLong();

    @Override
    public Optional<StoredState> load(StoreKey key) {
        return Optional.ofNullable(registers.get(key));
    }

    @Override
    public boolean save(StoreKey key, byte[] state, long expectedVersion) {
        if (expectedVersion == ABSENT) {
            return registers.putIfAbsent(key, next(state)) == null;
        }
        StoredState seen = registers.get(key);
        return seen != null && seen.version() == expectedVersion && registers.replace(key, seen, next(state));
    }

    @Override
    public boolean delete(StoreKey key, long expectedVersion) {
        StoredState seen = registers.get(key);
        return seen != null && seen.version() == expectedVersion && registers.remove(key, seen);
    }

    /** A state with a version that was never used. */
    final StoredState next(byte[] state) {
        return new StoredState(state, lastVersion.incrementAndGet());
    }
}
