package dev.mfacore.tck.clause;

import static dev.mfacore.port.AuthenticatorStore.ABSENT;

import dev.mfacore.port.StoreKey;
import dev.mfacore.tck.Port;
import dev.mfacore.tck.run.Clause;
import dev.mfacore.tck.run.Covers;
import dev.mfacore.tck.run.Expect;
import dev.mfacore.tck.run.Trial;
import net.jqwik.api.ForAll;

/** Whether writes are conditional: which are refused, and that no other is. */
@Covers(Port.STORE)
public abstract class StoreWriteClauses {

    private static final byte[] OLD = {1};
    private static final byte[] NEW = {2, 2};
    private static final byte[] REFUSED = {3, 3, 3};

    @Clause("STO-05")
    public final void outdatedWritesAreRefused(
            Trial trial, @ForAll(supplier = StoreGenerators.Key.class) StoreKey key) {
        Registers store = Registers.of(trial);
        long first = store.create(key, OLD);
        long second = store.save(key, NEW, first);
        store.refusesSave(key, REFUSED, first, "an outdated version");
        store.holds(key, NEW, second, "after the refused save");
        store.refusesDelete(key, first, "an outdated version");
        store.holds(key, NEW, second, "after the refused delete");
        long third = store.save(key, OLD, second);
        store.refusesSave(key, REFUSED, first, "a version outdated twice");
        store.refusesSave(key, OLD, second, "an outdated version, though the state would stay the same");
        store.holds(key, OLD, third, "after the refused saves");
        store.delete(key, third);
    }

    @Clause("STO-05")
    public final void goneStaysGone(Trial trial, @ForAll(supplier = StoreGenerators.Key.class) StoreKey key) {
        Registers store = Registers.of(trial);
        long first = store.create(key, OLD);
        long second = store.save(key, NEW, first);
        store.delete(key, second);
        store.refusesSave(key, REFUSED, second, "where nothing is any more");
        store.empty(key, "after the refused save");
        store.refusesSave(key, REFUSED, first, "where nothing is any more");
        store.refusesDelete(key, second, "where nothing is any more");
        store.empty(key, "after the refused delete");
        long third = store.create(key, OLD);
        store.refusesSave(key, REFUSED, second, "a version from before the deletion");
        store.refusesDelete(key, second, "a version from before the deletion");
        store.refusesDelete(key, first, "a version from before the deletion");
        store.holds(key, OLD, third, "after the refused writes");
        store.delete(key, third);
    }

    @Clause("STO-05")
    public final void existingIsNotCreatedAgain(
            Trial trial, @ForAll(supplier = StoreGenerators.Key.class) StoreKey key) {
        Registers store = Registers.of(trial);
        long first = store.create(key, OLD);
        store.refusesSave(key, REFUSED, ABSENT, "where something is");
        store.refusesSave(key, OLD, ABSENT, "where the same state is");
        store.holds(key, OLD, first, "after the refused creations");
        store.refusesDelete(key, ABSENT, "where something is");
        store.holds(key, OLD, first, "after the refused delete");
        long second = store.save(key, NEW, first);
        store.refusesSave(key, REFUSED, ABSENT, "where something is");
        store.holds(key, NEW, second, "after the refused creation");
    }

    @Clause("STO-05")
    public final void refusedWritesLeaveOtherKeysAlone(
            Trial trial, @ForAll(supplier = StoreGenerators.Key.class) StoreKey key) {
        Registers store = Registers.of(trial);
        StoreKey neighbour = new StoreKey("user", key.id().equals("neighbour") ? "other" : "neighbour");
        StoreKey absent = new StoreKey("user", key.id().equals("absent") ? "nobody" : "absent");
        long own = store.create(key, OLD);
        long newer = store.save(key, NEW, own);
        long others = store.create(neighbour, NEW);
        if (others != newer) {
            store.refusesSave(key, REFUSED, others, "another key's version");
            store.refusesDelete(key, others, "another key's version");
            store.refusesSave(neighbour, REFUSED, newer, "another key's version");
            store.refusesDelete(neighbour, newer, "another key's version");
        }
        store.refusesSave(absent, REFUSED, newer, "where nothing ever was");
        store.refusesDelete(absent, newer, "where nothing ever was");
        store.empty(absent, "after the refused writes");
        store.holds(key, NEW, newer, "after the refused writes");
        store.holds(neighbour, NEW, others, "after the refused writes");
    }

    @Clause("REG-10")
    public final void nothingThereIsNoFailure(Trial trial, @ForAll(supplier = StoreGenerators.Key.class) StoreKey key) {
        Registers store = Registers.of(trial);
        store.empty(key, "in an empty store");
        store.refusesDelete(key, ABSENT, "where nothing ever was");
        store.refusesDelete(key, 1, "where nothing ever was");
        store.refusesSave(key, REFUSED, 1, "where nothing ever was");
        store.empty(key, "after the refused writes");
        store.create(key, OLD);
    }

    @Clause("REG-10")
    public final void sameStateIsWrittenToo(Trial trial, @ForAll(supplier = StoreGenerators.State.class) byte[] state) {
        Registers store = Registers.of(trial);
        StoreKey key = KeyPool.numbered(1);
        long first = store.create(key, state);
        long second = store.save(key, state, first);
        Expect.that(first != second, "another version after the same state was saved again", "version " + second);
        store.refusesSave(key, state, first, "an outdated version, though the state is the same");
        store.delete(key, second);
        store.create(key, state);
    }

    @Clause("REG-10")
    public final void refusedIsNotTheLastWord(Trial trial, @ForAll(supplier = StoreGenerators.Key.class) StoreKey key) {
        Registers store = Registers.of(trial);
        long first = store.create(key, OLD);
        long second = store.save(key, NEW, first);
        for (int i = 0; i < 8; i++) {
            store.refusesSave(key, REFUSED, first, "an outdated version");
            store.refusesDelete(key, first, "an outdated version");
            store.refusesSave(key, REFUSED, ABSENT, "where something is");
        }
        long third = store.save(key, OLD, second);
        store.delete(key, third);
        store.refusesDelete(key, third, "where nothing is any more");
        store.create(key, NEW);
    }
}
