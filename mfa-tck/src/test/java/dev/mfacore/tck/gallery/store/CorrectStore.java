package dev.mfacore.tck.gallery.store;

import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.TckEnvironment;
import dev.mfacore.tck.gallery.Specimen;

/** Correct stores of different design: none of them may fail. */
public enum CorrectStore implements Specimen {
    /** One map, one lock. */
    LOCKED_MAP {
        @Override
        public Adapter adapter(TckEnvironment env) {
            return Adapter.named(reportName()).store(new MapStore()).supports(Capability.PAGING);
        }
    },
    /** Compare-and-set on a concurrent map. */
    ATOMIC_MAP {
        @Override
        public Adapter adapter(TckEnvironment env) {
            return Adapter.named(reportName()).store(new AtomicMapStore());
        }
    },
    /** An append-only file, written through to the system, which outlives a process that is killed. */
    APPEND_ONLY_FILE {
        @Override
        public Adapter adapter(TckEnvironment env) throws Exception {
            FileStore store = new FileStore(env.directory());
            return Adapter.named(reportName())
                    .store(store)
                    .supports(Capability.PAGING, Capability.SURVIVES_KILL)
                    .onKill(store::close);
        }
    },
    /** One thread with a queue. */
    QUEUE {
        @Override
        public Adapter adapter(TckEnvironment env) {
            return Adapter.named(reportName()).store(new QueueStore()).supports(Capability.PAGING);
        }
    },
    /** A table in a database. */
    SQL {
        @Override
        public Adapter adapter(TckEnvironment env) throws Exception {
            return Adapter.named(reportName())
                    .store(new SqlStore(env.namespace()))
                    .supports(Capability.PAGING, Capability.SURVIVES_RESTART, Capability.SEVERAL_NODES);
        }
    },
    /** Several instances on one map: a cluster in one process. */
    SHARED_MAP {
        @Override
        public Adapter adapter(TckEnvironment env) {
            return Adapter.named(reportName())
                    .store(SharedStores.of(env, MapStore::new))
                    .supports(Capability.PAGING, Capability.SURVIVES_RESTART, Capability.SEVERAL_NODES);
        }
    }
}
