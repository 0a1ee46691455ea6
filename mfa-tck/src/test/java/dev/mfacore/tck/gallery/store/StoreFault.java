package dev.mfacore.tck.gallery.store;

import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.StoreKey;
import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.TckEnvironment;
import dev.mfacore.tck.gallery.Fault;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Wrong stores, each a few lines around a correct one. */
// Its collections are Set.of and List.of, and its suppliers keep nothing.
@SuppressWarnings("ImmutableEnumChecker")
public enum StoreFault implements Fault {
    /** Writes whatever version is named. */
    IGNORES_VERSION_ON_SAVE(
            () -> new MapStore() {
                @Override
                public synchronized boolean save(StoreKey key, byte[] state, long expectedVersion) {
                    return super.save(key, state, versionOf(registers.get(key)));
                }
            },
            Set.of("STO-05"),
            "outdated");

    private final Supplier<AuthenticatorStore> store;
    private final Set<String> clauses;
    private final List<String> words;

    StoreFault(Supplier<AuthenticatorStore> store, Set<String> clauses, String... words) {
        this.store = store;
        this.clauses = clauses;
        this.words = List.of(words);
    }

    @Override
    public Adapter adapter(TckEnvironment env) {
        return Adapter.named(reportName()).store(store.get()).supports(Capability.PAGING);
    }

    @Override
    public Set<String> clauses() {
        return clauses;
    }

    @Override
    public List<String> words() {
        return words;
    }
}
