package dev.mfacore.tck.gallery.store;

import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.KeyPaging;
import dev.mfacore.port.StoreKey;
import dev.mfacore.port.StoredState;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A correct store: one map under one lock. Faults override what they get wrong. */
class MapStore implements AuthenticatorStore, KeyPaging {

    final Map<StoreKey, StoredState> registers = new HashMap<>();
    private long lastVersion;

    @Override
    public synchronized Optional<StoredState> load(StoreKey key) {
        return Optional.ofNullable(registers.get(key));
    }

    @Override
    public synchronized boolean save(StoreKey key, byte[] state, long expectedVersion) {
        if (versionOf(registers.get(key)) != expectedVersion) {
            return false;
        }
        registers.put(key, new StoredState(state, nextVersion(key)));
        return true;
    }

    @Override
    public synchronized boolean delete(StoreKey key, long expectedVersion) {
        StoredState seen = registers.get(key);
        if (seen == null || seen.version() != expectedVersion) {
            return false;
        }
        registers.remove(key);
        return true;
    }

    @Override
    public synchronized List<StoreKey> keys(String kind, Optional<String> after, int limit) {
        return registers.keySet().stream()
                .filter(key -> key.kind().equals(kind))
                .filter(key -> after.map(id -> key.id().compareTo(id) > 0).orElse(true))
                .sorted(Comparator.comparing(StoreKey::id))
                .limit(limit)
                .toList();
    }

    long nextVersion(StoreKey key) {
        return ++lastVersion;
    }

    static long versionOf(@Nullable StoredState state) {
        return state == null ? ABSENT : state.version();
    }
}
