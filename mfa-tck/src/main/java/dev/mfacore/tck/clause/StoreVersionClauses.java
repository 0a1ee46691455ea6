package dev.mfacore.tck.clause;

import static dev.mfacore.port.AuthenticatorStore.ABSENT;

import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.StoreKey;
import dev.mfacore.port.StoredState;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.Port;
import dev.mfacore.tck.run.Clause;
import dev.mfacore.tck.run.Covers;
import dev.mfacore.tck.run.Effort;
import dev.mfacore.tck.run.Expect;
import dev.mfacore.tck.run.Trial;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;

/** What versions are: positive, never the same twice for a key, and compared as whole numbers by value. */
@Covers(Port.STORE)
public abstract class StoreVersionClauses {

    // Past the boxed numbers that are cached, one byte, and what fits into a short history.
    private static final int MANY_WRITES = 1_200;
    private static final byte[] STATE = {7};
    private static final byte[] REFUSED = {8, 8};

    @Clause("REG-06")
    public final void versionsNeverComeBack(
            Trial trial, @ForAll(supplier = StoreGenerators.Key.class) StoreKey key, @ForAll long seed) {
        Registers store = Registers.of(trial);
        Set<Long> seen = new HashSet<>();
        long version = ABSENT;
        for (int i = 0; i < 40; i++) {
            boolean deletes = version != ABSENT && (seed >>> i & 1) == 1;
            if (deletes) {
                store.delete(key, version);
                version = ABSENT;
            } else {
                version = version == ABSENT ? store.create(key, STATE) : store.save(key, STATE, version);
                requireNew(seen, key, version);
            }
        }
    }

    @Clause(value = "REG-06", needs = Capability.SURVIVES_RESTART)
    public final void versionsNeverComeBackAfterRestart(
            Trial trial, @ForAll(supplier = StoreGenerators.Key.class) StoreKey key) {
        StoreKey stays = new StoreKey("claim", "stays");
        Set<Long> seen = new HashSet<>();
        Set<Long> seenOfOther = new HashSet<>();
        long version = ABSENT;
        long other = ABSENT;
        for (int i = 0; i < 4; i++) {
            Registers store = Registers.of(trial);
            version = store.create(key, STATE);
            requireNew(seen, key, version);
            for (int j = 0; j < i; j++) {
                version = store.save(key, STATE, version);
                requireNew(seen, key, version);
            }
            other = other == ABSENT ? store.create(stays, STATE) : store.save(stays, STATE, other);
            requireNew(seenOfOther, stays, other);
            store.delete(key, version);
            trial.restart();
        }
        Registers.of(trial).holds(stays, STATE, other, "after restarts");
    }

    @Clause(value = "REG-07", effort = Effort.ONCE)
    public final void manyWritesOfOneKeySucceed(Trial trial) {
        AuthenticatorStore store = trial.part(AuthenticatorStore.class);
        StoreKey key = KeyPool.numbered(1);
        Set<Long> seen = new HashSet<>();
        long version = ABSENT;
        for (int i = 1; i <= MANY_WRITES; i++) {
            long before = version;
            Expect.equal(
                    "save " + i + " at version " + before + ", the present one",
                    true,
                    store.save(key, STATE.clone(), before));
            version = store.load(key).map(StoredState::version).orElse(ABSENT);
            requireNew(seen, key, version);
        }
        trial.say(MANY_WRITES + " saves, then delete " + Texts.of(key) + " at version " + version);
        Registers.of(trial).holds(key, STATE, version, "after " + MANY_WRITES + " saves");
        Registers.of(trial).delete(key, version);
    }

    @Clause("REG-07")
    public final void nearMissesAreRefused(
            Trial trial, @ForAll(supplier = StoreGenerators.Key.class) StoreKey key, @ForAll long any) {
        Registers store = Registers.of(trial);
        long version = store.create(key, STATE);
        for (long wrong : nearMisses(version, any)) {
            store.refusesSave(key, REFUSED, wrong, "which is not its version " + version);
            store.refusesDelete(key, wrong, "which is not its version " + version);
        }
        store.holds(key, STATE, version, "after all that");
        store.delete(key, version);
        for (long wrong : nearMisses(ABSENT, any)) {
            store.refusesSave(key, REFUSED, wrong, "where nothing is");
            store.refusesDelete(key, wrong, "where nothing is");
        }
        store.empty(key, "after all that");
    }

    private static long[] nearMisses(long version, long any) {
        return LongStream.of(
                        version + 1,
                        version - 1,
                        -version,
                        ~version,
                        version + (1L << 8),
                        version + (1L << 16),
                        version + (1L << 31),
                        version + (1L << 32),
                        version - (1L << 32),
                        version + (1L << 53),
                        version ^ Long.MIN_VALUE,
                        Long.reverseBytes(version),
                        ABSENT,
                        -1,
                        Integer.MIN_VALUE,
                        Integer.MAX_VALUE,
                        Long.MIN_VALUE,
                        Long.MAX_VALUE,
                        any)
                .filter(wrong -> wrong != version)
                .distinct()
                .toArray();
    }

    private static void requireNew(Set<Long> seen, StoreKey key, long version) {
        Expect.that(version > 0, "a version greater than zero of " + Texts.of(key), "version " + version);
        Expect.that(
                seen.add(version),
                "a version that " + Texts.of(key) + " never had",
                "version " + version + " once more");
    }
}
