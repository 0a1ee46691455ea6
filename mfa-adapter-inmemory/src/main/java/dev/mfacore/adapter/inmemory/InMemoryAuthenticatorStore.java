package dev.mfacore.adapter.inmemory;

import static java.util.Objects.requireNonNull;

import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.KeyPaging;
import dev.mfacore.port.StoreException;
import dev.mfacore.port.StoreKey;
import dev.mfacore.port.StoredState;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The store of record in memory: a linearizable register for each key (STO-05, STO-06). Any number of engines in one
 * process may share it; nothing in it outlives the process. Versions come from one counter for the whole store, so none
 * is ever used twice. Safe for use by any number of threads; no method waits for another thread's call of the engine.
 *
 * <p>A record takes its state, its id and about 130 bytes: a million users with states of 450 bytes take some 600 MB.
 */
public final class InMemoryAuthenticatorStore implements AuthenticatorStore, KeyPaging {

    /** The longest state that is taken, in bytes: 1 MiB. */
    public static final int MAX_STATE_BYTES = 1 << 20;

    private static final int MAX_PAGE = 10_000;

    private final ConcurrentMap<String, KindTable> kinds = new ConcurrentHashMap<>();
    private final AtomicLong lastVersion = new AtomicLong(ABSENT);
    private final RecordCount count;

    /** Makes an empty store that memory alone bounds. */
    public InMemoryAuthenticatorStore() {
        this(Long.MAX_VALUE);
    }

    private InMemoryAuthenticatorStore(long maxRecords) {
        this.count = new RecordCount(maxRecords);
    }

    /**
     * Makes an empty store that refuses to create more than so many records. Records there are can always be written
     * anew and deleted.
     *
     * @param maxRecords records of all kinds together, at least 1
     * @return the store; when it is full, creating throws a {@link StoreException} and has written nothing
     * @throws IllegalArgumentException if {@code maxRecords} is less than 1
     */
    public static InMemoryAuthenticatorStore withMaxRecords(long maxRecords) {
        if (maxRecords < 1) {
            throw new IllegalArgumentException("maxRecords must be at least 1, but is " + maxRecords
                    + ": give the number of records that fit into memory");
        }
        return new InMemoryAuthenticatorStore(maxRecords);
    }

    @Override
    public Optional<StoredState> load(StoreKey key) {
        requireNonNull(key, "key");
        return Optional.ofNullable(find(key)).map(found -> new StoredState(found.state(), found.version()));
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the state is longer than {@link #MAX_STATE_BYTES}; nothing was written
     */
    @Override
    public boolean save(StoreKey key, byte[] state, long expectedVersion) {
        requireNonNull(key, "key");
        requireState(state);
        return expectedVersion == ABSENT ? create(key, state) : replace(key, state, expectedVersion);
    }

    @Override
    public boolean delete(StoreKey key, long expectedVersion) {
        requireNonNull(key, "key");
        Register seen = find(key);
        if (seen == null || seen.version() != expectedVersion || !table(key).remove(key.id(), seen)) {
            return false;
        }
        count.giveBack();
        return true;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if {@code limit} is not 1 to 10,000
     */
    @Override
    public List<StoreKey> keys(String kind, Optional<String> after, int limit) {
        requireNonNull(kind, "kind");
        requireNonNull(after, "after");
        if (limit < 1 || limit > MAX_PAGE) {
            throw new IllegalArgumentException(
                    "limit must be 1 to " + MAX_PAGE + " keys a page, but is " + limit + ": walk in more pages");
        }
        KindTable table = kinds.get(kind);
        if (table == null) {
            return List.of();
        }
        return table.idsAfter(after, limit).stream()
                .map(id -> new StoreKey(kind, id))
                .toList();
    }

    /**
     * Returns how many records of all kinds there are.
     *
     * @return the number; while others write, a record being created may be counted already
     */
    public long size() {
        return count.taken();
    }

    @Override
    public String toString() {
        return "InMemoryAuthenticatorStore[" + size() + " records]";
    }

    private boolean create(StoreKey key, byte[] state) {
        if (find(key) != null) {
            return false;
        }
        count.take();
        boolean created = table(key).create(key.id(), register(state));
        if (!created) {
            count.giveBack();
        }
        return created;
    }

    private boolean replace(StoreKey key, byte[] state, long expectedVersion) {
        Register seen = find(key);
        return seen != null && seen.version() == expectedVersion && table(key).replace(key.id(), seen, register(state));
    }

    private Register register(byte[] state) {
        return new Register(lastVersion.incrementAndGet(), state.clone());
    }

    private @Nullable Register find(StoreKey key) {
        KindTable table = kinds.get(key.kind());
        return table == null ? null : table.find(key.id());
    }

    private KindTable table(StoreKey key) {
        KindTable table = kinds.get(key.kind());
        return table == null ? kinds.computeIfAbsent(key.kind(), kind -> new KindTable()) : table;
    }

    private static void requireState(byte[] state) {
        requireNonNull(state, "state");
        if (state.length > MAX_STATE_BYTES) {
            throw new IllegalArgumentException("state must have at most " + MAX_STATE_BYTES + " bytes, but has "
                    + state.length + ": keep large things elsewhere");
        }
    }
}
