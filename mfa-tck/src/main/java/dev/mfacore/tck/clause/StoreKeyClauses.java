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
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;

/** Whether keys are literal: none is taken for another, and none is refused. */
@Covers(Port.STORE)
public abstract class StoreKeyClauses {

    private static final List<StoreKey> ALL = KeyPool.ALL;

    @Clause(value = "STO-06", effort = Effort.ONCE)
    public final void lookAlikesAreDifferentKeys(Trial trial) {
        AuthenticatorStore store = trial.part(AuthenticatorStore.class);
        long[] versions = new long[ALL.size()];
        for (int i = 0; i < ALL.size(); i++) {
            versions[i] = created(store, i);
        }
        trial.say(ALL.size() + " keys created, each with a state of its own");
        for (int i = 0; i < ALL.size(); i++) {
            requireOwn(store, i, versions[i], "after all were created");
        }
        for (int i = 0; i < ALL.size(); i += 2) {
            String what = "delete " + Texts.of(ALL.get(i)) + " at version " + versions[i];
            Expect.equal(what, true, store.delete(ALL.get(i), versions[i]));
        }
        trial.say("every other key deleted, among them \"\\u{0}\", blanks, quotes and wildcards");
        for (int i = 0; i < ALL.size(); i++) {
            if (i % 2 == 0) {
                Optional<StoredState> found = store.load(ALL.get(i));
                Expect.that(found.isEmpty(), "nothing under " + Texts.of(ALL.get(i)) + ", which was deleted", found);
            } else {
                requireOwn(store, i, versions[i], "after others were deleted");
            }
        }
    }

    private static long created(AuthenticatorStore store, int number) {
        StoreKey key = ALL.get(number);
        Optional<StoredState> before = store.load(key);
        Expect.that(
                before.isEmpty(),
                "nothing under " + Texts.of(key) + " before it is created",
                before.map(StoreKeyClauses::owner).orElse(""));
        Expect.equal("create " + Texts.of(key), true, store.save(key, state(number), ABSENT));
        return store.load(key).map(StoredState::version).orElse(ABSENT);
    }

    private static void requireOwn(AuthenticatorStore store, int number, long version, String when) {
        String key = Texts.of(ALL.get(number));
        Optional<StoredState> found = store.load(ALL.get(number));
        Expect.that(found.isPresent(), "something under " + key + " " + when, "nothing");
        StoredState there = found.orElseThrow();
        Expect.equal("owner of what lies under " + key + " " + when, key, owner(there));
        Expect.equal("version of " + key + " " + when, version, there.version());
    }

    private static byte[] state(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    private static String owner(StoredState state) {
        byte[] bytes = state.state();
        return bytes.length == Integer.BYTES
                ? Texts.of(ALL.get(Math.floorMod(ByteBuffer.wrap(bytes).getInt(), ALL.size())))
                : Expect.show(bytes);
    }

    @Clause("STO-06")
    public final void anyKeyIsItsOwn(Trial trial, @ForAll(supplier = KeyPairs.class) KeyPairs.Pair pair) {
        Registers store = Registers.of(trial);
        long first = store.create(pair.one(), new byte[] {1});
        store.empty(pair.other(), "while only " + Texts.of(pair.one()) + " was created");
        store.refusesDelete(pair.other(), first, "where nothing is");
        store.holds(pair.one(), new byte[] {1}, first, "while the other was tried");
        long second = store.create(pair.other(), new byte[] {2});
        store.holds(pair.one(), new byte[] {1}, first, "after the other was created");
        long third = store.save(pair.other(), new byte[] {3}, second);
        store.holds(pair.one(), new byte[] {1}, first, "after the other was saved");
        store.delete(pair.one(), first);
        store.holds(pair.other(), new byte[] {3}, third, "after " + Texts.of(pair.one()) + " was deleted");
        store.create(pair.one(), new byte[] {4});
        store.delete(pair.other(), third);
        store.holds(pair.one(), new byte[] {4}, "after " + Texts.of(pair.other()) + " was deleted");
    }
}
