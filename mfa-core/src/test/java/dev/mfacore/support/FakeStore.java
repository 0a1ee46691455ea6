package dev.mfacore.support;

import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.KeyPaging;
import dev.mfacore.port.StoreKey;
import dev.mfacore.port.StoredState;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

/** A correct register store in a map. */
public final class FakeStore implements AuthenticatorStore, KeyPaging {

    private final Map<StoreKey, StoredState> registers = new ConcurrentHashMap<>();
    private final AtomicLong versions = new AtomicLong();

    @Override
    public Optional<StoredState> load(StoreKey key) {
        return Optional.ofNullable(registers.get(key));
    }

    @Override
    public boolean save(StoreKey key, byte[] state, long expectedVersion) {
        StoredState next = new StoredState(state, versions.incrementAndGet());
        if (expectedVersion == ABSENT) {
            return registers.putIfAbsent(key, next) == null;
        }
        StoredState now = registers.get(key);
        return now != null && now.version() == expectedVersion && registers.replace(key, now, next);
    }

    @Override
    public boolean delete(StoreKey key, long expectedVersion) {
        StoredState now = registers.get(key);
        return now != null && now.version() == expectedVersion && registers.remove(key, now);
    }

    @Override
    public List<StoreKey> keys(String kind, Optional<String> after, int limit) {
        return registers.keySet().stream()
                .filter(key -> key.kind().equals(kind))
                .filter(key -> after.isEmpty() || key.id().compareTo(after.get()) > 0)
                .sorted(Comparator.comparing(StoreKey::id))
                .limit(limit)
                .toList();
    }

    /** Looks at everything that is stored. */
    public void forEach(BiConsumer<StoreKey, byte[]> look) {
        registers.forEach((key, state) -> look.accept(key, state.state()));
    }

    /** Writes whatever a test wants there, as no engine would. */
    public void tamper(StoreKey key, byte[] state) {
        registers.put(key, new StoredState(state, versions.incrementAndGet()));
    }

    public int size() {
        return registers.size();
    }
}
