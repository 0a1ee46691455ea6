package dev.mfacore.tck.gallery.store;

import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.KeyPaging;
import dev.mfacore.port.StoreKey;
import dev.mfacore.port.StoredState;
import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.TckEnvironment;
import dev.mfacore.tck.gallery.Charge;
import dev.mfacore.tck.gallery.Fault;
import dev.mfacore.tck.run.Perturbation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Stores that claim more than they keep: durability, several nodes, paging. */
// Its collections are Set.of and List.of.
@SuppressWarnings("ImmutableEnumChecker")
public enum StoreDataFault implements Fault {
    /** Writes no deletion down. */
    DELETIONS_DO_NOT_LAST(Set.of("REG-18", "STO-10", "REG-06"), Set.of(), "having been deleted before") {
        @Override
        public Adapter adapter(TckEnvironment env) throws IOException {
            return durable(new FileStore(env.directory()) {
                @Override
                void append(StoreKey key, long version, Optional<byte[]> state) {
                    if (state.isPresent()) {
                        super.append(key, version, state);
                    }
                }
            });
        }
    },
    /** Counts versions anew after each start. */
    VERSIONS_START_AGAIN_WITH_THE_PROCESS(Set.of("REG-06"), Set.of("STO-10", "REG-18"), "once more") {
        @Override
        public Adapter adapter(TckEnvironment env) throws IOException {
            return durable(new FileStore(env.directory()) {
                private final Map<StoreKey, Long> counters = new HashMap<>();

                @Override
                long nextVersion(StoreKey key) {
                    return counters.merge(key, versionOf(registers.get(key)) + 1, (a, b) -> Math.max(a + 1, b));
                }
            });
        }
    },
    /** Forgets the last write at an orderly end. */
    LOSES_THE_LAST_WRITE(Set.of("REG-18", "REG-06", "STO-10"), Set.of(), "after a restart") {
        @Override
        public Adapter adapter(TckEnvironment env) throws IOException {
            return durable(new FileStore(env.directory()) {
                private byte[] waiting = {};

                @Override
                void write(byte[] entry) throws IOException {
                    super.write(waiting);
                    waiting = entry;
                }
            });
        }
    },
    /** Writes its buffer out at an orderly end only. */
    BUFFERS_UNTIL_THE_END(Set.of("REG-19"), Set.of(), "after the process was killed") {
        @Override
        public Adapter adapter(TckEnvironment env) throws IOException {
            Buffering store = new Buffering(env);
            return durable(store).supports(Capability.SURVIVES_KILL).onKill(store::kill);
        }
    },
    /** Answers before anything is written, in a process that is really killed. */
    ANSWERS_BEFORE_IT_WRITES(Set.of("REG-19"), Set.of(), "to be there after the kill") {
        @Override
        public Adapter adapter(TckEnvironment env) {
            return FileProcess.adapter(reportName(), FileProcess.HASTY, env);
        }

        @Override
        public Map<String, String> settings() {
            return FileProcess.KILLS_ONLY;
        }
    },
    /** Writes when a small buffer is full, in a process that is really killed. */
    WRITES_A_LITTLE_LATER(Set.of("REG-19"), Set.of(), "after the process was killed") {
        @Override
        public Adapter adapter(TckEnvironment env) {
            return FileProcess.adapter(reportName(), FileProcess.ALMOST, env);
        }

        @Override
        public Map<String, String> settings() {
            return FileProcess.KILLS_ONLY;
        }
    },
    /** Each instance keeps in mind what it has read. */
    CACHES_IN_EACH_NODE(Set.of("REG-20", "STO-10"), Set.of(), "node") {
        @Override
        public Adapter adapter(TckEnvironment env) {
            MapStore shared = SharedStores.of(env, MapStore::new);
            return nodes(new Caching(shared, false));
        }
    },
    /** Each instance keeps in mind what it has not found. */
    CACHES_WHAT_IS_NOT_THERE(Set.of("REG-20", "STO-10"), Set.of(), "node") {
        @Override
        public Adapter adapter(TckEnvironment env) {
            MapStore shared = SharedStores.of(env, MapStore::new);
            return nodes(new Caching(shared, true));
        }
    },
    /** Each instance has a lock of its own. */
    LOCKS_WITHIN_ONE_NODE(Set.of("REG-20"), Set.of(), "lost") {
        @Override
        public Adapter adapter(TckEnvironment env) {
            MapStore shared = SharedStores.of(env, MapStore::new);
            return nodes(new OwnLock(shared));
        }
    },
    /** Every instance has data of its own. */
    NODES_SHARE_NOTHING(Set.of("REG-20", "STO-10"), Set.of(), "after node 1 created it") {
        @Override
        public Adapter adapter(TckEnvironment env) {
            return nodes(new MapStore());
        }
    },
    /** Begins a page with the key that ended the one before. */
    PAGES_FROM_INSTEAD_OF_AFTER(Set.of("PAG-01", "PAG-02", "PAG-03"), Set.of("PAG-05"), "times") {
        @Override
        List<StoreKey> page(MapStore store, String kind, Optional<String> after, int limit) {
            return sorted(store, kind)
                    .filter(key -> after.map(id -> key.id().compareTo(id) >= 0).orElse(true))
                    .filter(key -> limit > 1 || !after.equals(Optional.of(key.id())))
                    .limit(limit)
                    .toList();
        }
    },
    /** Lists kinds that begin alike. */
    LISTS_KINDS_BY_PREFIX(Set.of("PAG-01"), Set.of(), "kind of user") {
        @Override
        List<StoreKey> page(MapStore store, String kind, Optional<String> after, int limit) {
            return store.registers.keySet().stream()
                    .filter(key -> key.kind().startsWith(kind))
                    .filter(key -> after.map(id -> key.id().compareTo(id) > 0).orElse(true))
                    .sorted(Comparator.comparing(StoreKey::id))
                    .limit(limit)
                    .toList();
        }
    },
    /** Lists what was deleted. */
    LISTS_THE_DELETED(Set.of("PAG-01"), Set.of(), "only keys that are there") {
        @Override
        List<StoreKey> page(MapStore store, String kind, Optional<String> after, int limit) {
            return store.names.keySet().stream()
                    .filter(key -> key.kind().equals(kind))
                    .filter(key -> after.map(id -> key.id().compareTo(id) > 0).orElse(true))
                    .sorted(Comparator.comparing(StoreKey::id))
                    .limit(limit)
                    .toList();
        }
    },
    /** Pages by offset, found by the key. */
    PAGES_BY_PLACE(Set.of("PAG-02", "PAG-03"), Set.of("PAG-05"), "not at all") {
        @Override
        List<StoreKey> page(MapStore store, String kind, Optional<String> after, int limit) {
            List<StoreKey> all = sorted(store, kind).toList();
            int place = after.map(id -> all.indexOf(new StoreKey(kind, id)) + 1).orElse(0);
            return after.isPresent() && place == 0
                    ? List.of()
                    : all.stream().skip(place).limit(limit).toList();
        }
    },
    /** Orders by the last write. */
    ORDERS_BY_VERSION(Set.of("PAG-02", "PAG-03"), Set.of("PAG-05"), "exactly once") {
        @Override
        List<StoreKey> page(MapStore store, String kind, Optional<String> after, int limit) {
            long from = after.map(id -> MapStore.versionOf(store.registers.get(new StoreKey(kind, id))))
                    .orElse(0L);
            return store.registers.entrySet().stream()
                    .filter(entry -> entry.getKey().kind().equals(kind)
                            && entry.getValue().version() > from)
                    .sorted(Comparator.comparing(entry -> entry.getValue().version()))
                    .map(Map.Entry::getKey)
                    .limit(Math.min(limit, after.isPresent() && from == 0 ? 0 : limit))
                    .toList();
        }
    },
    /** Orders without regard to case, so that some keys are equal. */
    ORDERS_WITHOUT_CASE(Set.of("PAG-01"), Set.of("PAG-02", "PAG-03"), "not at all") {
        @Override
        List<StoreKey> page(MapStore store, String kind, Optional<String> after, int limit) {
            return sorted(store, kind)
                    .sorted(Comparator.comparing(StoreKey::id, String.CASE_INSENSITIVE_ORDER))
                    .filter(key -> after.map(id -> key.id().compareToIgnoreCase(id) > 0)
                            .orElse(true))
                    .limit(limit)
                    .toList();
        }
    },
    /** Has pages of at most a thousand keys. */
    HAS_SMALLER_PAGES(Set.of("PAG-01", "PAG-03", "PAG-04"), Set.of(), "at most 1000") {
        @Override
        List<StoreKey> page(MapStore store, String kind, Optional<String> after, int limit) {
            if (limit > 1_000) {
                throw new IllegalArgumentException("limit is at most 1000");
            }
            return store.keys(kind, after, limit);
        }
    },
    /** Gives a view out. */
    GIVES_A_VIEW(Set.of("PAG-04"), Set.of(), "deleted, and others created") {
        private final ThreadLocal<List<StoreKey>> lastPage = ThreadLocal.withInitial(ArrayList::new);

        @Override
        List<StoreKey> page(MapStore store, String kind, Optional<String> after, int limit) {
            lastPage.set(new ArrayList<>(store.keys(kind, after, limit)));
            return Collections.unmodifiableList(lastPage.get());
        }

        @Override
        void deleted(StoreKey key) {
            List<StoreKey> page = lastPage.get();
            if (page.size() == 10 && page.get(9).equals(key)) {
                page.set(0, key);
            }
        }
    },
    /** Looks through its map while others write. */
    WALKS_WITHOUT_A_LOCK(Set.of("PAG-05"), Set.of(), "ConcurrentModification") {
        @Override
        List<StoreKey> page(MapStore store, String kind, Optional<String> after, int limit) {
            List<StoreKey> page = new ArrayList<>();
            for (StoreKey key : store.registers.keySet()) {
                Perturbation.maybeYield();
                page.add(key);
            }
            page.removeIf(key -> !key.kind().equals(kind)
                    || after.map(id -> key.id().compareTo(id) <= 0).orElse(false));
            page.sort(Comparator.comparing(StoreKey::id));
            return List.copyOf(page.subList(0, Math.min(limit, page.size())));
        }

        @Override
        boolean locks() {
            return false;
        }
    };

    private final Charge charge;

    StoreDataFault(Set<String> clauses, Set<String> perhaps, String... words) {
        this.charge = new Charge(clauses, perhaps, List.of(words));
    }

    /** Those about pages override {@link #page} instead. */
    @Override
    public Adapter adapter(TckEnvironment env) throws IOException {
        return Adapter.named(reportName())
                .store(new MapStore() {
                    @Override
                    @SuppressWarnings("UnsynchronizedOverridesSynchronized")
                    public List<StoreKey> keys(String kind, Optional<String> after, int limit) {
                        if (!locks()) {
                            return page(this, kind, after, limit);
                        }
                        synchronized (this) {
                            return page(plain(this), kind, after, limit);
                        }
                    }

                    @Override
                    public synchronized boolean delete(StoreKey key, long expectedVersion) {
                        boolean done = super.delete(key, expectedVersion);
                        if (done) {
                            deleted(key);
                        }
                        return done;
                    }
                })
                .supports(Capability.PAGING);
    }

    List<StoreKey> page(MapStore store, String kind, Optional<String> after, int limit) {
        return store.keys(kind, after, limit);
    }

    void deleted(StoreKey key) {}

    boolean locks() {
        return true;
    }

    @Override
    public Charge charge() {
        return charge;
    }

    Adapter durable(FileStore store) {
        return Adapter.named(reportName()).store(store).supports(Capability.SURVIVES_RESTART);
    }

    Adapter nodes(AuthenticatorStore store) {
        return Adapter.named(reportName()).store(store).supports(Capability.SEVERAL_NODES);
    }

    static Stream<StoreKey> sorted(MapStore store, String kind) {
        return store.registers.keySet().stream()
                .filter(key -> key.kind().equals(kind))
                .sorted(Comparator.comparing(StoreKey::id));
    }

    /** The same registers with the paging of a correct store. */
    private static MapStore plain(MapStore store) {
        MapStore plain = new MapStore();
        plain.registers.putAll(store.registers);
        plain.names.putAll(store.names);
        return plain;
    }

    /** Loses at a kill what it holds back. */
    private static final class Buffering extends FileStore {

        private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();

        Buffering(TckEnvironment env) throws IOException {
            super(env.directory());
        }

        @Override
        void write(byte[] entry) throws IOException {
            buffer.write(entry);
            if (buffer.size() > 1 << 17) {
                flush();
            }
        }

        private void flush() throws IOException {
            super.write(buffer.toByteArray());
            buffer.reset();
        }

        synchronized void kill() {
            super.close();
        }

        @Override
        public synchronized void close() {
            try {
                flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            super.close();
        }
    }

    /** Reads the data once, and knows of its own writes. */
    private static final class Caching implements AuthenticatorStore {

        private final MapStore data;
        private final boolean absenceOnly;
        private final Map<StoreKey, Optional<StoredState>> cache = new HashMap<>();

        Caching(MapStore data, boolean absenceOnly) {
            this.data = data;
            this.absenceOnly = absenceOnly;
        }

        @Override
        public synchronized Optional<StoredState> load(StoreKey key) {
            Optional<StoredState> known = cache.get(key);
            if (known != null && (known.isEmpty() || !absenceOnly)) {
                return known;
            }
            Optional<StoredState> found = data.load(key);
            cache.put(key, found);
            return found;
        }

        @Override
        public synchronized boolean save(StoreKey key, byte[] state, long expectedVersion) {
            cache.remove(key);
            return data.save(key, state, expectedVersion);
        }

        @Override
        public synchronized boolean delete(StoreKey key, long expectedVersion) {
            cache.remove(key);
            return data.delete(key, expectedVersion);
        }
    }

    /** Compares under its own lock, which other instances do not know. */
    private static final class OwnLock implements AuthenticatorStore, KeyPaging {

        private final MapStore data;

        OwnLock(MapStore data) {
            this.data = data;
        }

        @Override
        public Optional<StoredState> load(StoreKey key) {
            return data.load(key);
        }

        @Override
        public synchronized boolean save(StoreKey key, byte[] state, long expectedVersion) {
            if (MapStore.versionOf(data.load(key).orElse(null)) != expectedVersion) {
                return false;
            }
            Perturbation.maybeYield();
            long present = MapStore.versionOf(data.load(key).orElse(null));
            return data.save(key, state, present);
        }

        @Override
        public synchronized boolean delete(StoreKey key, long expectedVersion) {
            return data.delete(key, expectedVersion);
        }

        @Override
        public List<StoreKey> keys(String kind, Optional<String> after, int limit) {
            return data.keys(kind, after, limit);
        }
    }
}
