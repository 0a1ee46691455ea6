package dev.mfacore.tck.gallery.service;

import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.StoreKey;
import dev.mfacore.port.StoredState;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A store that can be brought back to what it held, and one that checks before it acts. */
final class Forgetting implements AuthenticatorStore {

    private final AuthenticatorStore store;
    private final boolean checksVersions;
    private final Map<StoreKey, byte[]> kept = new ConcurrentHashMap<>();

    private Forgetting(AuthenticatorStore store, boolean checksVersions) {
        this.store = store;
        this.checksVersions = checksVersions;
    }

    static Forgetting over(AuthenticatorStore store) {
        return new Forgetting(store, true);
    }

    /** Reads, decides, writes: whoever writes last wins. */
    static Forgetting lastWriterWins(AuthenticatorStore store) {
        return new Forgetting(store, false);
    }

    void keep(String user) {
        StoreKey key = new StoreKey("user", user);
        store.load(key).ifPresent(it -> kept.putIfAbsent(key, it.state()));
    }

    void bringBack(String user) {
        StoreKey key = new StoreKey("user", user);
        byte[] state = kept.remove(key);
        if (state != null) {
            store.save(key, state, store.load(key).map(StoredState::version).orElse(ABSENT));
        }
    }

    void forget() {
        kept.clear();
    }

    void let(String user) {
        kept.remove(new StoreKey("user", user));
    }

    @Override
    public Optional<StoredState> load(StoreKey key) {
        return store.load(key);
    }

    @Override
    public boolean save(StoreKey key, byte[] state, long expectedVersion) {
        if (checksVersions) {
            return store.save(key, state, expectedVersion);
        }
        for (int i = 0; i < 100; i++) {
            if (store.save(key, state, store.load(key).map(StoredState::version).orElse(ABSENT))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean delete(StoreKey key, long expectedVersion) {
        return store.delete(key, expectedVersion);
    }
}
