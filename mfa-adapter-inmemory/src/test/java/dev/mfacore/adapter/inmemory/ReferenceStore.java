package dev.mfacore.adapter.inmemory;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.Iterables;
import com.google.common.collect.ListMultimap;
import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.StoreKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a store has to be, as plainly as can be said. Since versions mean nothing, it learns them from the store under
 * test and checks only that none comes twice.
 */
final class ReferenceStore {

    private final Map<StoreKey, byte[]> states = new HashMap<>();
    private final ListMultimap<StoreKey, Long> versions = ArrayListMultimap.create();

    byte @Nullable [] state(StoreKey key) {
        return states.get(key);
    }

    boolean accepts(StoreKey key, long expectedVersion) {
        return expectedVersion == AuthenticatorStore.ABSENT ? !states.containsKey(key) : has(key, expectedVersion);
    }

    boolean has(StoreKey key, long version) {
        return states.containsKey(key) && latestVersion(key) == version;
    }

    boolean knowsVersion(StoreKey key, long version) {
        return versions.containsEntry(key, version);
    }

    void saved(StoreKey key, byte[] state, long version) {
        states.put(key, state.clone());
        versions.put(key, version);
    }

    void deleted(StoreKey key) {
        states.remove(key);
    }

    Set<StoreKey> keys(String kind) {
        return states.keySet().stream().filter(key -> key.kind().equals(kind)).collect(Collectors.toSet());
    }

    int size() {
        return states.size();
    }

    long resolve(StoreKey key, Step.Guess guess) {
        List<Long> own = versions.get(key);
        return switch (guess) {
            case ABSENT -> AuthenticatorStore.ABSENT;
            case LATEST -> own.isEmpty() ? 1 : latestVersion(key);
            case OUTDATED -> own.size() < 2 ? 1 : own.get(own.size() - 2);
            case FOREIGN -> foreignVersion(key);
            case UNHEARD_OF -> Long.MAX_VALUE;
            case NEGATIVE -> -1;
        };
    }

    long latestVersion(StoreKey key) {
        return Iterables.getLast(versions.get(key));
    }

    private long foreignVersion(StoreKey key) {
        return states.keySet().stream()
                .filter(other -> !other.equals(key))
                .mapToLong(this::latestVersion)
                .min()
                .orElse(1);
    }
}
