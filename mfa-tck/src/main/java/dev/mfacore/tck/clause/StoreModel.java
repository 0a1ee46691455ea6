package dev.mfacore.tck.clause;

import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.StoreKey;
import dev.mfacore.tck.clause.StoryStep.Guess;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a store has to be, as plainly as can be said. Since versions mean nothing, it learns them from the store under
 * test and checks only that none comes twice.
 */
final class StoreModel {

    private final Map<StoreKey, byte[]> states = new HashMap<>();
    private final Map<StoreKey, List<Long>> versions = new HashMap<>();

    Optional<byte[]> state(StoreKey key) {
        return Optional.ofNullable(states.get(key));
    }

    boolean accepts(StoreKey key, long expectedVersion) {
        return expectedVersion == AuthenticatorStore.ABSENT ? !states.containsKey(key) : has(key, expectedVersion);
    }

    boolean has(StoreKey key, long version) {
        return states.containsKey(key) && latest(key) == version;
    }

    boolean knows(StoreKey key, long version) {
        return given(key).contains(version);
    }

    boolean hadOne(StoreKey key) {
        return !given(key).isEmpty();
    }

    void saved(StoreKey key, byte[] state, long version) {
        states.put(key, state.clone());
        versions.computeIfAbsent(key, unknown -> new ArrayList<>()).add(version);
    }

    void deleted(StoreKey key) {
        states.remove(key);
    }

    long latest(StoreKey key) {
        List<Long> own = given(key);
        return own.isEmpty() ? 1 : own.get(own.size() - 1);
    }

    long resolve(StoreKey key, Guess guess) {
        List<Long> own = given(key);
        return switch (guess) {
            case ABSENT -> AuthenticatorStore.ABSENT;
            case LATEST -> latest(key);
            case OUTDATED -> own.size() < 2 ? 1 : own.get(own.size() - 2);
            case FOREIGN -> foreign(key);
            case UNHEARD_OF -> latest(key) + (1L << 32);
            case NEGATIVE -> -latest(key);
        };
    }

    private long foreign(StoreKey key) {
        return versions.keySet().stream()
                .filter(other -> !other.equals(key))
                .mapToLong(this::latest)
                .filter(version -> !has(key, version))
                .min()
                .orElse(1);
    }

    private List<Long> given(StoreKey key) {
        return versions.getOrDefault(key, List.of());
    }
}
