package dev.mfacore.tck.clause;

import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.StoreKey;
import dev.mfacore.port.StoredState;
import dev.mfacore.tck.Port;
import dev.mfacore.tck.run.Expect;
import dev.mfacore.tck.run.Trial;
import java.util.Optional;

/**
 * A store as clauses use it: tells what is done, and expects of each call what a register has to answer. It hands out
 * copies, so that a store that spoils its caller's arrays does not spoil the clauses.
 */
final class Registers {

    private final Trial trial;
    private final AuthenticatorStore store;
    private final String where;

    private Registers(Trial trial, AuthenticatorStore store, String where) {
        this.trial = trial;
        this.store = store;
        this.where = where;
    }

    /** The instance that was opened last. */
    static Registers of(Trial trial) {
        return new Registers(trial, trial.part(AuthenticatorStore.class), "");
    }

    /** One more instance on the same data. */
    static Registers another(Trial trial, String name) {
        return new Registers(trial, trial.openAnother().part(Port.STORE, AuthenticatorStore.class), name + ": ");
    }

    AuthenticatorStore store() {
        return store;
    }

    /** Creates what is not there, and returns its version. */
    long create(StoreKey key, byte[] state) {
        return write(key, state, AuthenticatorStore.ABSENT, "create ");
    }

    /** Writes anew what has this version, and returns the new one. */
    long save(StoreKey key, byte[] state, long version) {
        return write(key, state, version, "save ");
    }

    private long write(StoreKey key, byte[] state, long version, String verb) {
        String what = where + verb + Texts.of(key) + at(version);
        boolean written = store.save(key, state.clone(), version);
        trial.say(what + " with " + Expect.show(state) + " = " + written);
        Expect.equal(what + ", where nothing stands against it", true, written);
        return holds(key, state, "after it was written");
    }

    void delete(StoreKey key, long version) {
        String what = where + "delete " + Texts.of(key) + at(version);
        boolean deleted = store.delete(key, version);
        trial.say(what + " = " + deleted);
        Expect.equal(what + ", its present version", true, deleted);
        empty(key, "after it was deleted");
    }

    void refusesSave(StoreKey key, byte[] state, long version, String why) {
        String what = where + "save " + Texts.of(key) + at(version) + ", " + why;
        boolean written = store.save(key, state.clone(), version);
        trial.say(what + " = " + written);
        Expect.equal(what, false, written);
    }

    void refusesDelete(StoreKey key, long version, String why) {
        String what = where + "delete " + Texts.of(key) + at(version) + ", " + why;
        boolean deleted = store.delete(key, version);
        trial.say(what + " = " + deleted);
        Expect.equal(what, false, deleted);
    }

    /** Expects this state, and returns its version. */
    long holds(StoreKey key, byte[] state, String when) {
        StoredState found = found(key, when);
        Expect.equal(where + "state of " + Texts.of(key) + " " + when, state, found.state());
        return found.version();
    }

    void holds(StoreKey key, byte[] state, long version, String when) {
        long found = holds(key, state, when);
        Expect.equal(where + "version of " + Texts.of(key) + " " + when, version, found);
    }

    void empty(StoreKey key, String when) {
        Optional<StoredState> found = store.load(key);
        Expect.that(found.isEmpty(), where + "nothing under " + Texts.of(key) + " " + when, found);
    }

    private StoredState found(StoreKey key, String when) {
        Optional<StoredState> found = store.load(key);
        Expect.that(found.isPresent(), where + "something under " + Texts.of(key) + " " + when, "nothing");
        return found.orElseThrow();
    }

    private static String at(long version) {
        return version == AuthenticatorStore.ABSENT ? " at ABSENT" : " at version " + version;
    }
}
