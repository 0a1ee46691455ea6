package dev.mfacore.tck.clause;

import static dev.mfacore.port.AuthenticatorStore.ABSENT;

import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.StoreKey;
import dev.mfacore.port.StoredState;
import dev.mfacore.tck.Port;
import dev.mfacore.tck.run.Clause;
import dev.mfacore.tck.run.Covers;
import dev.mfacore.tck.run.Effort;
import dev.mfacore.tck.run.Expect;
import dev.mfacore.tck.run.Trial;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;

/** Whether the state is kept as it was given: every byte of it, for ever, and apart from the caller's own copy. */
@Covers(Port.STORE)
public abstract class StoreStateClauses {

    private static final int LONGEST = 65_536;
    private static final StoreKey KEY = KeyPool.numbered(1);

    @Clause(
            value = "REG-08",
            mustReach = {"empty", "the longest that every store has to take"})
    public final void bytesComeBackAsTheyWere(
            Trial trial, @ForAll(supplier = StoreGenerators.Length.class) int length, @ForAll long seed) {
        trial.reached(length == 0 ? "empty" : length == LONGEST ? "the longest that every store has to take" : "other");
        Registers store = Registers.of(trial);
        byte[] state = bytes(length, seed);
        long version = store.create(KEY, state);
        byte[] other = bytes(LONGEST - length, ~seed);
        long next = store.save(KEY, other, version);
        store.save(KEY, state, next);
    }

    @Clause(value = "REG-08", effort = Effort.ONCE)
    public final void everyLengthAndByteComesBack(Trial trial) {
        Registers store = Registers.of(trial);
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        long version = store.create(KEY, new byte[0]);
        for (byte[] state : List.of(
                all,
                new byte[1],
                new byte[17],
                new byte[LONGEST],
                new byte[] {' ', 'a', ' ', ' '},
                new byte[] {'a', 0},
                new byte[] {0, 'a'},
                new byte[] {'\r', '\n', '\n', '\r'},
                new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, 'a'},
                new byte[] {(byte) 0xC3, 0x28, (byte) 0xFF, (byte) 0xFE},
                filled((byte) 0xFF, LONGEST),
                bytes(LONGEST - 1, 1),
                bytes(LONGEST, 2),
                new byte[0])) {
            version = store.save(KEY, state, version);
        }
        store.delete(KEY, version);
    }

    @Clause(value = "REG-08", effort = Effort.ONCE)
    public final void longerStatesComeBackWholeOrAreNotTaken(Trial trial) {
        Registers registers = Registers.of(trial);
        AuthenticatorStore store = registers.store();
        byte[] before = {1, 2, 3};
        for (int length : new int[] {LONGEST + 1, 2 * LONGEST, 1 << 20, 5 << 20}) {
            StoreKey key = KeyPool.numbered(length);
            long version = registers.create(key, before);
            byte[] state = bytes(length, length);
            String what = "save " + Texts.of(key) + " with " + length + " bytes, where nothing stands against it";
            if (isTaken(trial, what, store, key, state, version)) {
                Expect.equal(
                        "state of " + Texts.of(key) + " after " + length + " bytes were taken",
                        state,
                        store.load(key).map(StoredState::state).orElse(new byte[0]));
            } else {
                byte[] after = store.load(key).map(StoredState::state).orElse(new byte[0]);
                Expect.that(
                        Arrays.equals(after, before) || Arrays.equals(after, state),
                        "all of the old state or all of the new one after " + length + " bytes were refused",
                        Expect.show(after));
            }
            registers.delete(key, StoreRaceClauses.version(store, key));
        }
    }

    private static boolean isTaken(
            Trial trial, String what, AuthenticatorStore store, StoreKey key, byte[] state, long version) {
        boolean written;
        try {
            written = store.save(key, state.clone(), version);
        } catch (RuntimeException e) {
            trial.say(what + " throws " + e.getClass().getSimpleName());
            return false;
        }
        trial.say(what + " = " + written);
        Expect.that(written, what + ": true, or an exception if that is too long", "false, which is a conflict");
        return true;
    }

    @Clause("REG-09")
    public final void stateIsNotKeptByReference(
            Trial trial, @ForAll(supplier = StoreGenerators.State.class) byte[] state) {
        AuthenticatorStore store = trial.part(AuthenticatorStore.class);
        byte[] given = letters(state);
        byte[] kept = given.clone();
        Expect.equal("create " + Texts.of(KEY), true, store.save(KEY, given, ABSENT));
        spoil(given);
        trial.say("created, then the caller overwrites its own array");
        requireState(store, kept, "after the caller overwrote the array that it had created it from");
        StoredState loaded = store.load(KEY).orElseThrow();
        spoil(loaded.state());
        requireState(store, kept, "after the caller overwrote the array that it had loaded");
        byte[] newer = kept.clone();
        newer[0]++;
        byte[] keptNewer = newer.clone();
        Expect.equal("save " + Texts.of(KEY), true, store.save(KEY, newer, loaded.version()));
        spoil(newer);
        trial.say("saved, then the caller overwrites its own array");
        requireState(store, keptNewer, "after the caller overwrote the array that it had saved");
        Expect.equal("what was loaded before the save, after it", kept, loaded.state());
        byte[] refused = kept.clone();
        if (!store.save(KEY, refused, loaded.version())) {
            spoil(refused);
            requireState(store, keptNewer, "after a refused save");
        }
    }

    @Clause("REG-09")
    public final void givenStateIsNotChanged(
            Trial trial, @ForAll(supplier = StoreGenerators.State.class) byte[] state) {
        AuthenticatorStore store = trial.part(AuthenticatorStore.class);
        byte[] before = letters(state);
        byte[] given = before.clone();
        store.save(KEY, given, ABSENT);
        Expect.equal("the caller's array after create", before, given);
        store.save(KEY, given, store.load(KEY).orElseThrow().version());
        Expect.equal("the caller's array after save", before, given);
        store.save(KEY, given, ABSENT);
        Expect.equal("the caller's array after a refused save", before, given);
    }

    @Clause("STO-07")
    public final void nothingExpiresByItself(
            Trial trial, @ForAll(supplier = StoreGenerators.Leaps.class) List<Duration> leaps) {
        Registers store = Registers.of(trial);
        StoreKey other = KeyPool.numbered(2);
        long version = store.create(KEY, new byte[] {1});
        long others = store.create(other, new byte[] {2});
        for (Duration leap : leaps) {
            Leap.by(trial, leap);
            String when =
                    "after the clock moved by " + leap + " to " + trial.clock().instant();
            store.holds(KEY, new byte[] {1}, version, when);
            store.holds(other, new byte[] {2}, others, when);
            version = store.save(KEY, new byte[] {1}, version);
        }
        store.delete(other, others);
        store.create(other, new byte[] {3});
    }

    @Clause(value = "STO-07", effort = Effort.ONCE)
    public final void noTimeIsTheEnd(Trial trial) {
        Registers store = Registers.of(trial);
        long version = store.create(KEY, new byte[] {1});
        for (String time : List.of(
                "2026-01-01T00:00:01Z",
                "2026-01-02T00:00:00Z",
                "2036-02-07T06:28:16Z",
                "2038-01-19T03:14:08Z",
                "2106-02-07T06:28:16Z",
                "9999-12-31T23:59:59.999999999Z",
                "1970-01-01T00:00:00Z",
                "2026-01-01T00:00:00Z")) {
            trial.clock().set(Instant.parse(time));
            trial.say("clock set to " + time);
            store.holds(KEY, new byte[] {1}, version, "at " + time);
            version = store.save(KEY, new byte[] {1}, version);
        }
        store.delete(KEY, version);
    }

    private static void requireState(AuthenticatorStore store, byte[] expected, String when) {
        Expect.equal("state " + when, expected, store.load(KEY).orElseThrow().state());
    }

    private static void spoil(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= 0x5A;
        }
    }

    /** At least one letter, so that this is about copies only. */
    private static byte[] letters(byte[] state) {
        byte[] letters = Arrays.copyOf(state, state.length + 1);
        for (int i = 0; i < letters.length; i++) {
            letters[i] = (byte) ('a' + (letters[i] & 0xF));
        }
        return letters;
    }

    private static byte[] bytes(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static byte[] filled(byte value, int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, value);
        return bytes;
    }
}
