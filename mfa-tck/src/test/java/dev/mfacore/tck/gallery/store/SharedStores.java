package dev.mfacore.tck.gallery.store;

import dev.mfacore.tck.TckEnvironment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Data that all instances of one try share and that outlive each: a database, as far as faults are concerned. */
final class SharedStores {

    private static final int KEPT = 20;

    private static final Map<String, MapStore> BY_NAMESPACE = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, MapStore> eldest) {
            return size() > KEPT;
        }
    };

    private SharedStores() {}

    static MapStore of(TckEnvironment env, Supplier<MapStore> fresh) {
        synchronized (BY_NAMESPACE) {
            return BY_NAMESPACE.computeIfAbsent(env.namespace(), unknown -> fresh.get());
        }
    }
}
