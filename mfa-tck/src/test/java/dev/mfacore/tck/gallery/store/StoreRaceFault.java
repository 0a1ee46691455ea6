package dev.mfacore.tck.gallery.store;

import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.StoreKey;
import dev.mfacore.port.StoredState;
import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.TckEnvironment;
import dev.mfacore.tck.gallery.Charge;
import dev.mfacore.tck.gallery.Fault;
import dev.mfacore.tck.run.Perturbation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stores that are right for one caller and wrong for several. */
// Its collections are Set.of and List.of, and its functions keep nothing.
@SuppressWarnings("ImmutableEnumChecker")
public enum StoreRaceFault implements Fault {
    /** Compares the version, then puts. */
    COMPARES_THEN_PUTS(
            env -> new AtomicMapStore() {
                @Override
                public boolean save(StoreKey key, byte[] state, long expectedVersion) {
                    if (MapStore.versionOf(registers.get(key)) != expectedVersion) {
                        return false;
                    }
                    Perturbation.maybeYield();
                    registers.put(key, next(state));
                    return true;
                }
            },
            Set.of("REG-01", "REG-02", "REG-03", "REG-04"),
            Set.of(),
            "exactly one of the two to succeed",
            "thread 0"),
    /** The same without any help: only racing long enough shows it. */
    COMPARES_THEN_PUTS_AT_ONCE(
            env -> new AtomicMapStore() {
                @Override
                public boolean save(StoreKey key, byte[] state, long expectedVersion) {
                    if (MapStore.versionOf(registers.get(key)) != expectedVersion) {
                        return false;
                    }
                    registers.put(key, next(state));
                    return true;
                }
            },
            Set.of("REG-02"),
            Set.of(),
            "lost") {
        @Override
        public Map<String, String> settings() {
            return Map.of("profile", "default", "clause", "REG-02");
        }
    },
    /** Looks whether something is there, then puts; saves are right. */
    LOOKS_THEN_CREATES(
            env -> new AtomicMapStore() {
                @Override
                public boolean save(StoreKey key, byte[] state, long expectedVersion) {
                    if (expectedVersion != ABSENT) {
                        return super.save(key, state, expectedVersion);
                    }
                    if (registers.containsKey(key)) {
                        return false;
                    }
                    Perturbation.maybeYield();
                    registers.put(key, next(state));
                    return true;
                }
            },
            Set.of("REG-01"),
            Set.of("REG-03", "REG-04"),
            "create = YES, create = YES"),
    /** Compares the version, then removes. */
    COMPARES_THEN_REMOVES(
            env -> new AtomicMapStore() {
                @Override
                public boolean delete(StoreKey key, long expectedVersion) {
                    if (expectedVersion == ABSENT || MapStore.versionOf(registers.get(key)) != expectedVersion) {
                        return false;
                    }
                    Perturbation.maybeYield();
                    registers.remove(key);
                    return true;
                }
            },
            Set.of("REG-03"),
            Set.of("REG-04"),
            "delete = YES, delete = YES"),
    /** Asks the clock between comparing and putting. */
    ASKS_THE_CLOCK_IN_BETWEEN(
            env -> new AtomicMapStore() {
                private final Map<StoreKey, Instant> times = new ConcurrentHashMap<>();

                @Override
                public boolean save(StoreKey key, byte[] state, long expectedVersion) {
                    if (MapStore.versionOf(registers.get(key)) != expectedVersion) {
                        return false;
                    }
                    Instant written = env.clock().instant();
                    registers.put(key, next(state));
                    times.put(key, written);
                    return true;
                }
            },
            Set.of("REG-01", "REG-02", "REG-03", "REG-04"),
            Set.of(),
            "lost"),
    /** Gives up when another holds the lock. */
    REFUSES_WHEN_BUSY(
            env -> new MapStore() {
                private final ReentrantLock lock = new ReentrantLock();

                @Override
                @SuppressWarnings("UnsynchronizedOverridesSynchronized")
                public boolean save(StoreKey key, byte[] state, long expectedVersion) {
                    if (!lock.tryLock()) {
                        return false;
                    }
                    try {
                        Perturbation.maybeYield();
                        return super.save(key, state, expectedVersion);
                    } finally {
                        lock.unlock();
                    }
                }
            },
            Set.of("REG-02"),
            Set.of("REG-01", "REG-03", "REG-04"),
            "some had no conflict"),
    /** Keeps state and version apart, and reads them one after the other. */
    TEARS_STATE_FROM_VERSION(
            env -> new AtomicMapStore() {
                private final Map<StoreKey, byte[]> states = new ConcurrentHashMap<>();

                @Override
                public Optional<StoredState> load(StoreKey key) {
                    byte[] state = states.get(key);
                    Perturbation.maybeYield();
                    return super.load(key).map(it -> new StoredState(state == null ? it.state() : state, it.version()));
                }

                @Override
                public boolean save(StoreKey key, byte[] state, long expectedVersion) {
                    byte[] copy = state.clone();
                    synchronized (this) {
                        boolean done = super.save(key, copy, expectedVersion);
                        if (done) {
                            states.put(key, copy);
                        }
                        return done;
                    }
                }
            },
            Set.of("REG-02", "REG-04"),
            Set.of("REG-03"),
            "torn from its state");

    private final Function<TckEnvironment, AuthenticatorStore> store;
    private final Charge charge;

    StoreRaceFault(
            Function<TckEnvironment, AuthenticatorStore> store,
            Set<String> clauses,
            Set<String> perhaps,
            String... words) {
        this.store = store;
        this.charge = new Charge(clauses, perhaps, List.of(words));
    }

    @Override
    public Adapter adapter(TckEnvironment env) {
        return Adapter.named(reportName()).store(store.apply(env));
    }

    @Override
    public Charge charge() {
        return charge;
    }

    @Override
    public Set<String> perhaps() {
        return Stream.concat(charge.perhaps().stream(), Stream.of("REG-11", "REG-12"))
                .collect(Collectors.toSet());
    }
}
