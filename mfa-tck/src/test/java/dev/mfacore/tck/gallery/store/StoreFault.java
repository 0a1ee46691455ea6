package dev.mfacore.tck.gallery.store;

import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.StoreKey;
import dev.mfacore.port.StoredState;
import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.TckEnvironment;
import dev.mfacore.tck.gallery.Charge;
import dev.mfacore.tck.gallery.Fault;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Stores that get writes, versions, keys or states wrong, each a few lines around a correct one. */
// Its collections are Set.of and List.of, and its functions keep nothing.
@SuppressWarnings("ImmutableEnumChecker")
public enum StoreFault implements Fault {
    /** Writes whatever version is named. */
    IGNORES_VERSION_ON_SAVE(
            env -> new MapStore() {
                @Override
                public synchronized boolean save(StoreKey key, byte[] state, long expectedVersion) {
                    return super.save(key, state, versionOf(registers.get(key)));
                }
            },
            Set.of("STO-05", "STO-10", "REG-07", "REG-10"),
            "an outdated version",
            "which is not its version"),
    /** Deletes whatever version is named. */
    IGNORES_VERSION_ON_DELETE(
            env -> new MapStore() {
                @Override
                public synchronized boolean delete(StoreKey key, long expectedVersion) {
                    return registers.remove(key) != null;
                }
            },
            Set.of("STO-05", "STO-10", "REG-07", "REG-10"),
            "delete user/",
            "an outdated version"),
    /** Inserts or updates: what was deleted comes back. */
    BRINGS_BACK_WHAT_WAS_DELETED(
            env -> new MapStore() {
                @Override
                public synchronized boolean save(StoreKey key, byte[] state, long expectedVersion) {
                    boolean gone = !registers.containsKey(key);
                    return super.save(key, state, gone ? ABSENT : expectedVersion);
                }
            },
            Set.of("STO-05", "STO-10", "REG-07", "REG-10"),
            "where nothing is any more"),
    /** Creates over what is there. */
    CREATES_OVER_WHAT_IS_THERE(
            env -> new MapStore() {
                @Override
                public synchronized boolean save(StoreKey key, byte[] state, long expectedVersion) {
                    long present = versionOf(registers.get(key));
                    return super.save(key, state, expectedVersion == ABSENT ? present : expectedVersion);
                }
            },
            Set.of("STO-05", "STO-10", "REG-07", "REG-10"),
            "at ABSENT, where something is"),
    /** Writes first and looks at the version then, without taking the write back. */
    WRITES_BEFORE_IT_REFUSES(
            env -> new MapStore() {
                @Override
                public synchronized boolean save(StoreKey key, byte[] state, long expectedVersion) {
                    StoredState seen = registers.get(key);
                    if (seen != null && seen.version() != expectedVersion && expectedVersion != ABSENT) {
                        registers.put(key, new StoredState(state, seen.version()));
                        return false;
                    }
                    return super.save(key, state, expectedVersion);
                }
            },
            Set.of("STO-05", "STO-10", "REG-07", "REG-09"),
            "after the refused save"),
    /** Leaves an empty state behind where it refused a save. */
    REFUSED_SAVE_CREATES(
            env -> new MapStore() {
                @Override
                public synchronized boolean save(StoreKey key, byte[] state, long expectedVersion) {
                    boolean written = super.save(key, state, expectedVersion);
                    if (!registers.containsKey(key)) {
                        super.save(key, new byte[0], ABSENT);
                    }
                    return written;
                }
            },
            Set.of("STO-05", "STO-10", "REG-07", "REG-10"),
            "nothing under user/"),
    /** Counts versions in the row, so that they start again with a new row. */
    VERSIONS_START_AGAIN_AFTER_DELETION(
            env -> new MapStore() {
                @Override
                long nextVersion(StoreKey key) {
                    return versionOf(registers.get(key)) + 1;
                }
            },
            Set.of("STO-05", "STO-10", "REG-06"),
            "never had",
            "once more",
            "a version from before the deletion"),
    /** Takes the time as version. */
    CLOCK_AS_VERSION(
            env -> new MapStore() {
                @Override
                long nextVersion(StoreKey key) {
                    return env.clock().millis();
                }
            },
            Set.of("STO-05", "STO-10", "REG-06", "REG-07", "REG-10", "STO-07"),
            "once more"),
    /** Takes a hash of the state as version. */
    HASH_AS_VERSION(
            env -> new MapStore() {
                private byte[] last = {};

                @Override
                public synchronized boolean save(StoreKey key, byte[] state, long expectedVersion) {
                    last = state.clone();
                    return super.save(key, state, expectedVersion);
                }

                @Override
                long nextVersion(StoreKey key) {
                    return (Arrays.hashCode(last) & 0xffffffffL) + 1;
                }
            },
            Set.of("STO-05", "STO-10", "REG-06", "REG-07", "REG-10"),
            "once more",
            "another version after the same state"),
    /** Compares boxed versions by identity, which goes well up to 127. */
    COMPARES_BOXED_VERSIONS(
            env -> new MapStore() {
                @Override
                @SuppressWarnings({"BoxedPrimitiveEquality", "ReferenceEquality"})
                public synchronized boolean save(StoreKey key, byte[] state, long expectedVersion) {
                    Long present = versionOf(registers.get(key));
                    Long expected = expectedVersion;
                    return present == expected && super.save(key, state, expectedVersion);
                }
            },
            Set.of("REG-07"),
            "save 129 at version 128"),
    /** Keeps 32 bits of a version. */
    CUTS_VERSIONS(
            env -> new MapStore() {
                @Override
                public synchronized boolean save(StoreKey key, byte[] state, long expectedVersion) {
                    return super.save(key, state, cut(expectedVersion));
                }

                @Override
                public synchronized boolean delete(StoreKey key, long expectedVersion) {
                    return super.delete(key, cut(expectedVersion));
                }

                private static long cut(long version) {
                    return version << 32 >> 32;
                }
            },
            Set.of("REG-07", "STO-10"),
            "which is not its version"),
    /** Takes a newer version than the present one for good. */
    ACCEPTS_FUTURE_VERSIONS(
            env -> new MapStore() {
                @Override
                public synchronized boolean save(StoreKey key, byte[] state, long expectedVersion) {
                    long present = versionOf(registers.get(key));
                    return super.save(key, state, present > 0 && expectedVersion > present ? present : expectedVersion);
                }
            },
            Set.of("REG-07", "STO-05", "STO-10"),
            "which is not its version"),
    /** Throws at a conflict. */
    THROWS_AT_CONFLICT(
            env -> new MapStore() {
                @Override
                public synchronized boolean save(StoreKey key, byte[] state, long expectedVersion) {
                    if (!super.save(key, state, expectedVersion)) {
                        throw new dev.mfacore.port.StoreException("conflict");
                    }
                    return true;
                }
            },
            Set.of("STO-05", "STO-10", "REG-07", "REG-09", "REG-10"),
            "StoreException: conflict"),
    /** Throws where there is nothing to delete. */
    THROWS_WHERE_NOTHING_IS(
            env -> new MapStore() {
                @Override
                public synchronized boolean delete(StoreKey key, long expectedVersion) {
                    if (!registers.containsKey(key)) {
                        throw new java.util.NoSuchElementException("no such row");
                    }
                    return super.delete(key, expectedVersion);
                }
            },
            Set.of("STO-05", "STO-06", "STO-10", "REG-07", "REG-10"),
            "no such row"),
    /** Leaves a write out that would change nothing. */
    SKIPS_EQUAL_STATE(
            env -> new MapStore() {
                @Override
                public synchronized boolean save(StoreKey key, byte[] state, long expectedVersion) {
                    StoredState seen = registers.get(key);
                    if (seen != null && seen.version() == expectedVersion && Arrays.equals(seen.state(), state)) {
                        return true;
                    }
                    return super.save(key, state, expectedVersion);
                }
            },
            Set.of("REG-06", "REG-07", "REG-10", "STO-10"),
            "another version after the same state was saved again"),
    /** Locks a key after a few conflicts. */
    GIVES_UP_AFTER_CONFLICTS(
            env -> new MapStore() {
                private final Map<StoreKey, Integer> conflicts = new HashMap<>();

                @Override
                public synchronized boolean save(StoreKey key, byte[] state, long expectedVersion) {
                    if (conflicts.getOrDefault(key, 0) < 10 && super.save(key, state, expectedVersion)) {
                        return true;
                    }
                    conflicts.merge(key, 1, Integer::sum);
                    return false;
                }
            },
            Set.of("REG-10", "STO-10"),
            "where nothing stands against it"),
    /** Folds case. */
    FOLDS_CASE(env -> new KeyMappingStore(id -> id.toLowerCase(Locale.ROOT)), Set.of("STO-06"), "ANNA"),
    /** Trims blanks. */
    TRIMS_KEYS(
            env -> new KeyMappingStore(id -> id.equals(id.strip()) ? id : id.strip() + "!"),
            Set.of("STO-06"),
            "\" anna\""),
    /** Ends a key at its first NUL. */
    ENDS_KEYS_AT_NUL(
            env -> new KeyMappingStore(id -> id.indexOf(0) < 0 ? id : id.substring(0, id.indexOf(0))),
            Set.of("STO-06"),
            "\\u{0}"),
    /** Normalises. */
    NORMALISES_KEYS(
            env -> new KeyMappingStore(id -> Normalizer.normalize(id, Normalizer.Form.NFC)),
            Set.of("STO-06"),
            "e\\u{301}"),
    /** Has no place for characters beyond the basic plane. */
    LOSES_EMOJI(
            env -> new KeyMappingStore(id -> id.replaceAll("[\\ud800\\udc00-\\udbff\\udfff]", "?")),
            Set.of("STO-06"),
            "\\u{1f6"),
    /** Cuts long keys. */
    CUTS_KEYS(
            env -> new KeyMappingStore(id -> id.substring(0, Math.min(id.length(), 250))),
            Set.of("STO-06"),
            "characters)"),
    /** Takes hash codes for keys. */
    HASH_CODES_AS_KEYS(env -> new KeyMappingStore(id -> Integer.toString(id.hashCode())), Set.of("STO-06"), "BB"),
    /** Makes one text of kind and id. */
    JOINS_KIND_AND_ID(
            env -> new MapStore() {
                @Override
                StoreKey inside(StoreKey key) {
                    String joined = key.kind() + "-" + key.id();
                    return key.id().length() > 50 ? key : new StoreKey("all", joined);
                }
            },
            Set.of("STO-06"),
            "nothing under user-1/"),
    /** Puts everything into parts by an absolute hash code, of which one is negative. */
    ABSOLUTE_HASH_CODE(
            env -> new MapStore() {
                private final boolean[] used = new boolean[61];

                @Override
                @SuppressWarnings("MathAbsoluteNegative")
                StoreKey inside(StoreKey key) {
                    used[Math.abs(key.id().hashCode()) % used.length] = true;
                    return key;
                }
            },
            Set.of("STO-06"),
            "IndexOutOfBounds"),
    /** Deletes by prefix. */
    DELETES_BY_PREFIX(
            env -> new MapStore() {
                @Override
                public synchronized boolean delete(StoreKey key, long expectedVersion) {
                    boolean deleted = super.delete(key, expectedVersion);
                    if (deleted) {
                        registers
                                .keySet()
                                .removeIf(other -> other != null
                                        && other.kind().equals(key.kind())
                                        && other.id().startsWith(key.id()));
                    }
                    return deleted;
                }
            },
            Set.of("STO-06"),
            "anna"),
    /** Refuses kinds that it does not know. */
    KNOWS_FEW_KINDS(
            env -> new MapStore() {
                @Override
                public synchronized boolean save(StoreKey key, byte[] state, long expectedVersion) {
                    if (!Set.of("user", "claim", "a").contains(key.kind())) {
                        throw new IllegalArgumentException("unknown kind");
                    }
                    return super.save(key, state, expectedVersion);
                }
            },
            Set.of("STO-05", "STO-06", "STO-10", "REG-06", "REG-07", "REG-10"),
            "unknown kind"),
    /** Lets entries live for a day. */
    EXPIRES_AFTER_A_DAY(
            env -> new MapStore() {
                private final Map<StoreKey, Instant> written = new HashMap<>();

                @Override
                public synchronized Optional<StoredState> load(StoreKey key) {
                    Instant oldest = env.clock().instant().minus(Duration.ofDays(1));
                    return super.load(key).filter(it -> written.get(key).isAfter(oldest));
                }

                @Override
                public synchronized boolean save(StoreKey key, byte[] state, long expectedVersion) {
                    boolean done = super.save(key, state, expectedVersion);
                    if (done) {
                        written.put(key, env.clock().instant());
                    }
                    return done;
                }
            },
            Set.of("STO-07", "STO-10"),
            "after the clock moved by"),
    /** Does not see what was written in what is now the future. */
    HIDES_THE_FUTURE(
            env -> new MapStore() {
                private final Map<StoreKey, Instant> written = new HashMap<>();

                @Override
                public synchronized Optional<StoredState> load(StoreKey key) {
                    return super.load(key)
                            .filter(it -> !written.get(key).isAfter(env.clock().instant()));
                }

                @Override
                public synchronized boolean save(StoreKey key, byte[] state, long expectedVersion) {
                    boolean done = super.save(key, state, expectedVersion);
                    if (done) {
                        written.put(key, env.clock().instant());
                    }
                    return done;
                }
            },
            Set.of("STO-07", "STO-10"),
            "PT-"),
    /** Takes states for text. */
    STATE_AS_TEXT(
            env -> new StateMappingStore(
                    bytes -> new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8)),
            Set.of("REG-08", "REG-10", "STO-06", "STO-10"),
            "state of user/"),
    /** Cuts what is longer than its column. */
    CUTS_STATES(
            env -> new StateMappingStore(bytes -> Arrays.copyOf(bytes, Math.min(bytes.length, 65_535))),
            Set.of("REG-08"),
            "65536 bytes"),
    /** Pads with NUL, and drops what it takes for padding. */
    DROPS_TRAILING_NULS(
            env -> new StateMappingStore(StoreFault::withoutTrailingNuls),
            Set.of("REG-08", "REG-10", "STO-06", "STO-10"),
            "state of user/"),
    /** Takes an empty state for none. */
    EMPTY_IS_NOTHING(
            env -> new MapStore() {
                @Override
                public synchronized Optional<StoredState> load(StoreKey key) {
                    return super.load(key).filter(it -> it.state().length > 0);
                }
            },
            Set.of("REG-08", "REG-10", "STO-10"),
            "0 bytes"),
    /** Keeps the caller's array. */
    KEEPS_THE_ARRAY(
            env -> new MapStore() {
                private final Map<StoreKey, byte[]> given = new HashMap<>();

                @Override
                public synchronized Optional<StoredState> load(StoreKey key) {
                    return super.load(key).map(it -> new StoredState(given.get(key), it.version()));
                }

                @Override
                public synchronized boolean save(StoreKey key, byte[] state, long expectedVersion) {
                    boolean done = super.save(key, state, expectedVersion);
                    if (done) {
                        given.put(key, state);
                    }
                    return done;
                }
            },
            Set.of("REG-09"),
            "overwrote the array"),
    /** Wipes the caller's array. */
    WIPES_THE_ARRAY(
            env -> new MapStore() {
                @Override
                public synchronized boolean save(StoreKey key, byte[] state, long expectedVersion) {
                    boolean done = super.save(key, state, expectedVersion);
                    Arrays.fill(state, (byte) 0);
                    return done;
                }
            },
            Set.of("REG-09"),
            "the caller's array after create"),
    /** Cannot create a second time. */
    REMEMBERS_THE_DELETED(
            env -> new MapStore() {
                private final Set<StoreKey> deleted = new HashSet<>();

                @Override
                public synchronized boolean save(StoreKey key, byte[] state, long expectedVersion) {
                    return !deleted.contains(key) && super.save(key, state, expectedVersion);
                }

                @Override
                public synchronized boolean delete(StoreKey key, long expectedVersion) {
                    return super.delete(key, expectedVersion) && deleted.add(key);
                }
            },
            Set.of("STO-05", "STO-06", "STO-07", "STO-10", "REG-06", "REG-10"),
            "create user/");

    private final Function<TckEnvironment, AuthenticatorStore> store;
    private final Charge charge;

    StoreFault(Function<TckEnvironment, AuthenticatorStore> store, Set<String> clauses, String... words) {
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

    /** What is wrong for one caller is wrong for several, if the race gets so far, and for an interrupted one. */
    @Override
    public Set<String> perhaps() {
        return Set.of("REG-01", "REG-02", "REG-03", "REG-04", "REG-05", "REG-11", "REG-12", "REG-13");
    }

    private static byte[] withoutTrailingNuls(byte[] bytes) {
        int length = bytes.length;
        while (length > 0 && bytes[length - 1] == 0) {
            length--;
        }
        return Arrays.copyOf(bytes, length);
    }
}
