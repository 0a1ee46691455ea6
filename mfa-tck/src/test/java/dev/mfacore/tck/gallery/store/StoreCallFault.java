package dev.mfacore.tck.gallery.store;

import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.StoreException;
import dev.mfacore.port.StoreKey;
import dev.mfacore.port.StoredState;
import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.TckEnvironment;
import dev.mfacore.tck.gallery.Charge;
import dev.mfacore.tck.gallery.Fault;
import dev.mfacore.tck.run.Perturbation;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Stores that are right in what they keep and wrong in how they may be called. */
// Its collections are Set.of and List.of, and its functions keep nothing.
@SuppressWarnings("ImmutableEnumChecker")
public enum StoreCallFault implements Fault {
    /** Remembers for each thread what it has read. */
    CACHES_IN_EACH_THREAD(
            env -> new MapStore() {
                private final ThreadLocal<Map<StoreKey, Optional<StoredState>>> cache =
                        ThreadLocal.withInitial(HashMap::new);

                @Override
                public synchronized Optional<StoredState> load(StoreKey key) {
                    return cache.get().computeIfAbsent(key, super::load);
                }

                @Override
                public synchronized boolean save(StoreKey key, byte[] state, long expectedVersion) {
                    cache.get().remove(key);
                    return super.save(key, state, expectedVersion);
                }

                @Override
                public synchronized boolean delete(StoreKey key, long expectedVersion) {
                    cache.get().remove(key);
                    return super.delete(key, expectedVersion);
                }
            },
            Set.of("REG-05"),
            "another thread"),
    /** Answers a write before others can read it. */
    WRITES_BEHIND(
            env -> new MapStore() {
                private final Map<StoreKey, Optional<StoredState>> old = new HashMap<>();
                private final Map<StoreKey, Thread> writers = new HashMap<>();

                @Override
                public synchronized Optional<StoredState> load(StoreKey key) {
                    boolean own = writers.getOrDefault(key, Thread.currentThread()) == Thread.currentThread();
                    writers.remove(key);
                    return own ? super.load(key) : old.get(key);
                }

                @Override
                public synchronized boolean save(StoreKey key, byte[] state, long expectedVersion) {
                    Optional<StoredState> before = super.load(key);
                    boolean done = super.save(key, state, expectedVersion);
                    if (done) {
                        old.put(key, before);
                        writers.put(key, Thread.currentThread());
                    }
                    return done;
                }
            },
            Set.of("REG-04", "REG-05"),
            "as another thread sees it first"),
    /** Takes two of a few connections for one call. */
    NEEDS_TWO_CONNECTIONS(
            env -> new AtomicMapStore() {
                private final Semaphore pool = new Semaphore(6);

                @Override
                public boolean save(StoreKey key, byte[] state, long expectedVersion) {
                    pool.acquireUninterruptibly();
                    Perturbation.maybeYield();
                    pool.acquireUninterruptibly();
                    try {
                        return super.save(key, state, expectedVersion);
                    } finally {
                        pool.release(2);
                    }
                }
            },
            Set.of("REG-11"),
            "hangs after"),
    /** Looks its driver up by the caller's class loader. */
    NEEDS_A_CONTEXT_CLASS_LOADER(
            env -> new MapStore() {
                @Override
                public synchronized Optional<StoredState> load(StoreKey key) {
                    if (Thread.currentThread().getContextClassLoader() == null) {
                        throw new IllegalStateException("no driver found");
                    }
                    return super.load(key);
                }
            },
            Set.of("REG-12"),
            "no driver found"),
    /** Belongs to the thread that opened it. */
    BELONGS_TO_ONE_THREAD(
            env -> new MapStore() {
                private final ThreadLocal<Boolean> seen = ThreadLocal.withInitial(() -> false);
                private int threads;

                @Override
                public synchronized Optional<StoredState> load(StoreKey key) {
                    if (!seen.get()) {
                        seen.set(true);
                        threads++;
                    }
                    if (threads > 8) {
                        throw new StoreException("connection belongs to another thread");
                    }
                    return super.load(key);
                }
            },
            Set.of("REG-11", "REG-12", "REG-17"),
            "belongs to another thread"),
    /** An interrupt closes its file for good. */
    DIES_OF_AN_INTERRUPT(
            env -> new MapStore() {
                private boolean dead;

                @Override
                public synchronized boolean save(StoreKey key, byte[] state, long expectedVersion) {
                    dead |= Thread.currentThread().isInterrupted();
                    if (dead) {
                        throw new StoreException("channel closed");
                    }
                    return super.save(key, state, expectedVersion);
                }
            },
            Set.of("REG-13"),
            "channel closed"),
    /** Says that nothing was written when the wait for the answer was interrupted. */
    DENIES_WHEN_INTERRUPTED(
            env -> new MapStore() {
                @Override
                public synchronized boolean save(StoreKey key, byte[] state, long expectedVersion) {
                    boolean done = super.save(key, state, expectedVersion);
                    return done && !Thread.currentThread().isInterrupted();
                }
            },
            Set.of("REG-13"),
            "create with the interrupt set"),
    /** Finds nothing when interrupted. */
    EMPTY_WHEN_INTERRUPTED(
            env -> new MapStore() {
                @Override
                public synchronized Optional<StoredState> load(StoreKey key) {
                    return Thread.currentThread().isInterrupted() ? Optional.empty() : super.load(key);
                }
            },
            Set.of("REG-13"),
            "state that load answers with the interrupt set"),
    /** Catches the interrupt and says nothing of it. */
    SWALLOWS_INTERRUPTS(
            env -> new MapStore() {
                @Override
                public synchronized boolean save(StoreKey key, byte[] state, long expectedVersion) {
                    if (Thread.interrupted()) {
                        throw new StoreException("interrupted");
                    }
                    return super.save(key, state, expectedVersion);
                }
            },
            Set.of("REG-14"),
            "swallowed it"),
    /** Says yes to everything after its end. */
    LIES_AFTER_ITS_END(env -> new Closing(), Set.of("REG-15"), "after a closed store answered true to create"),
    /** Prints what it holds. */
    PRINTS_ITS_STATES(
            env -> new MapStore() {
                @Override
                public synchronized String toString() {
                    StringBuilder text = new StringBuilder();
                    registers.values().forEach(it -> text.append(HexFormat.of().formatHex(it.state())));
                    return text.toString();
                }
            },
            Set.of("REG-16"),
            "toString()"),
    /** Quotes the state that it refuses. */
    QUOTES_WHAT_IT_REFUSES(
            env -> new MapStore() {
                @Override
                public synchronized boolean save(StoreKey key, byte[] state, long expectedVersion) {
                    if (state.length > 1 << 20) {
                        throw new StoreException("too long: " + new String(state, 0, 40, StandardCharsets.US_ASCII));
                    }
                    return super.save(key, state, expectedVersion);
                }
            },
            Set.of("REG-16"),
            "a save of 4 MiB"),
    /** Keeps its lock when a call is thrown at. */
    DIES_OF_A_BAD_CALL(
            env -> new MapStore() {
                private boolean dead;

                @Override
                public synchronized boolean save(StoreKey key, byte[] state, long expectedVersion) {
                    if (dead) {
                        throw new StoreException("the writer has ended");
                    }
                    dead = true;
                    Objects.requireNonNull(key);
                    Objects.requireNonNull(state);
                    dead = false;
                    return super.save(key, state, expectedVersion);
                }
            },
            Set.of("REG-21"),
            "the writer has ended"),
    /** Takes nothing for no bytes. */
    CREATES_WITHOUT_A_STATE(
            env -> new MapStore() {
                @Override
                @SuppressWarnings("NullAway") // what callers do who are not checked
                public synchronized boolean save(StoreKey key, byte[] state, long expectedVersion) {
                    return super.save(key, state == null ? new byte[0] : state, expectedVersion);
                }
            },
            Set.of("REG-21"),
            "calls without a key or a state"),
    /** Takes long states and cannot read them. */
    TAKES_MORE_THAN_IT_GIVES(
            env -> new MapStore() {
                @Override
                public synchronized Optional<StoredState> load(StoreKey key) {
                    return super.load(key).map(it -> {
                        if (it.state().length > 100_000) {
                            throw new StoreException("too long to read");
                        }
                        return it;
                    });
                }
            },
            Set.of("REG-08"),
            "too long to read"),
    /** Cuts long states. */
    CUTS_LONG_STATES(
            env -> new MapStore() {
                @Override
                public synchronized boolean save(StoreKey key, byte[] state, long expectedVersion) {
                    byte[] kept = state.length > 1_000_000 ? Arrays.copyOf(state, 1_000_000) : state;
                    return super.save(key, kept, expectedVersion);
                }
            },
            Set.of("REG-08"),
            "bytes were taken"),
    /** Calls what is too long a conflict. */
    TOO_LONG_IS_A_CONFLICT(
            env -> new MapStore() {
                @Override
                public synchronized boolean save(StoreKey key, byte[] state, long expectedVersion) {
                    return state.length <= 65_536 && super.save(key, state, expectedVersion);
                }
            },
            Set.of("REG-08"),
            "which is a conflict"),
    /** Starts a thread for each new caller. */
    LEAKS_THREADS(
            env -> new MapStore() {
                private final ThreadLocal<Thread> helper = ThreadLocal.withInitial(() -> {
                    Thread thread = new Thread(env.closing(new Sleep()), "helper");
                    thread.setDaemon(true);
                    thread.start();
                    return thread;
                });

                @Override
                public synchronized Optional<StoredState> load(StoreKey key) {
                    Objects.requireNonNull(helper.get());
                    return super.load(key);
                }
            },
            Set.of("REG-17"),
            "threads after as many calls again"),
    /** Opens a file for each write. */
    LEAKS_FILES(
            env -> new MapStore() {
                @Override
                public synchronized boolean delete(StoreKey key, long expectedVersion) {
                    try {
                        FileInputStream file = new FileInputStream(Files.createTempFile(env.directory(), "lock", "")
                                .toFile());
                        return env.closing(file).available() == 0 && super.delete(key, expectedVersion);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            },
            Set.of("REG-17"),
            "open files after as many calls again"),
    /** Keeps all that ever was. */
    KEEPS_EVERY_STATE(
            env -> new MapStore() {
                private final List<byte[]> history = new ArrayList<>();

                @Override
                public synchronized boolean save(StoreKey key, byte[] state, long expectedVersion) {
                    return super.save(key, state, expectedVersion) && history.add(state.clone());
                }
            },
            Set.of("REG-17"),
            "KiB more memory");

    private final Function<TckEnvironment, AuthenticatorStore> store;
    private final Charge charge;

    StoreCallFault(Function<TckEnvironment, AuthenticatorStore> store, Set<String> clauses, String... words) {
        this.store = store;
        this.charge = Charge.of(clauses, words);
    }

    @Override
    public Adapter adapter(TckEnvironment env) {
        return Adapter.named(reportName()).store(store.apply(env));
    }

    @Override
    public Charge charge() {
        return charge;
    }

    /** Races may show it too. */
    @Override
    public Set<String> perhaps() {
        return Set.of("REG-01", "REG-02", "REG-03", "REG-04", "REG-05", "REG-11", "REG-12");
    }

    /** Takes writes into nowhere once it is closed. */
    private static final class Closing extends MapStore implements AutoCloseable {

        private boolean closed;

        @Override
        public synchronized boolean save(StoreKey key, byte[] state, long expectedVersion) {
            return closed || super.save(key, state, expectedVersion);
        }

        @Override
        public synchronized void close() {
            closed = true;
        }
    }

    /** Sleeps until the end. */
    private static final class Sleep implements Runnable, AutoCloseable {

        private final Semaphore end = new Semaphore(0);

        @Override
        public void run() {
            end.acquireUninterruptibly();
        }

        @Override
        public void close() {
            end.release();
        }
    }
}
