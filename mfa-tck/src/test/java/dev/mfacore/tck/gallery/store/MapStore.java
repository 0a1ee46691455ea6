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
    final Map<StoreKey, StoreKey> names = new HashMap<>();
    private long lastVersion;

    @Override
    public synchronized Optional<StoredState> load(StoreKey key) {
        return Optional.ofNullable(registers.get(inside(key)));
    }

    @Override
    public synchronized boolean save(StoreKey key, byte[] state, long expectedVersion) {
        StoreKey inside = inside(key);
        if (versionOf(registers.get(inside)) != expectedVersion) {
            return false;
        }
        registers.put(inside, new StoredState(state, nextVersion(inside)));
        names.put(inside, key);
        return true;
    }

    @Override
    public synchronized boolean delete(StoreKey key, long expectedVersion) {
        StoreKey inside = inside(key);
        StoredState seen = registers.get(inside);
        if (seen == null || seen.version() != expectedVersion) {
            return false;
        }
        registers.remove(inside);
        return true;
    }

    @Override
    public synchronized List<StoreKey> keys(String kind, Optional<String> after, int limit) {
        return registers.keySet().stream()
                .map(names::get)
                .filter(key -> key.kind().equals(kind))
                .filter(key -> after.map(id -> key.id().compareTo(id) > 0).orElse(true))
                .sorted(Comparator.comparing(StoreKey::id))
                .limit(limit)
                .toList();
    }

    /** Under which key it is kept: in a correct store under its own. */
    StoreKey inside(StoreKey key) {
        return key;
    }

    long nextVersion(StoreKey key) {
        return ++lastVersion;
    }

    static long versionOf(@Nullable StoredState state) {
        return state == null ? ABSENT : state.version();
    }
}
