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
import dev.mfacore.tck.run.Profile;
import dev.mfacore.tck.run.Trial;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** What a store is apart from its answers: after its end, in its words, and in what it takes of the machine. */
@Covers(Port.STORE)
public abstract class StoreLifeClauses {

    private static final byte[] CANARY = "canary-7f3a9c51-state".getBytes(StandardCharsets.UTF_8);
    private static final int HUGE = 4 << 20;

    @Clause(value = "REG-15", effort = Effort.ONCE)
    public final void aClosedStoreDoesNotLie(Trial trial) {
        AuthenticatorStore closed = trial.part(AuthenticatorStore.class);
        StoreKey existing = KeyPool.numbered(1);
        StoreKey fresh = KeyPool.numbered(2);
        long version = StoreRaceClauses.created(closed, existing, CANARY.clone());
        trial.restart();
        boolean durable = trial.adapter().capabilities().contains(Capability.SURVIVES_RESTART);
        AuthenticatorStore open = durable ? trial.part(AuthenticatorStore.class) : closed;
        trial.say("the closed instance is called once more");
        Optional<Optional<StoredState>> found = tried(() -> closed.load(existing));
        if (durable && found.isPresent()) {
            Expect.that(found.get().isPresent(), "an exception from a closed store, or what is there", "nothing");
        }
        requireWritten(open, fresh, "create", tried(() -> closed.save(fresh, new byte[] {1}, ABSENT)));
        requireWritten(open, existing, "save", tried(() -> closed.save(existing, new byte[] {1}, version)));
        long now = durable ? StoreRaceClauses.version(open, existing) : version;
        Optional<Boolean> deleted = tried(() -> closed.delete(existing, now));
        if (deleted.equals(Optional.of(true))) {
            Expect.that(
                    tried(() -> open.load(existing)).equals(Optional.of(Optional.empty())),
                    "nothing where a closed store has answered true to a delete",
                    "it is still there");
        }
    }

    private static void requireWritten(AuthenticatorStore open, StoreKey key, String what, Optional<Boolean> answer) {
        if (answer.equals(Optional.of(true))) {
            byte[] there = tried(() -> open.load(key))
                    .flatMap(it -> it)
                    .map(StoredState::state)
                    .orElse(new byte[0]);
            Expect.equal("what is there after a closed store answered true to " + what, new byte[] {1}, there);
        }
    }

    /** What came of a call, or nothing if it threw, which it may. */
    private static <T> Optional<T> tried(Callable<T> call) {
        try {
            return Optional.of(call.call());
        } catch (Exception e) {
            return Optional.empty();
        }
    }

    @Clause(value = "REG-16", effort = Effort.ONCE)
    @SuppressWarnings("NullAway")
    public final void wordsHoldNoState(Trial trial) {
        AuthenticatorStore store = trial.part(AuthenticatorStore.class);
        StoreKey key = KeyPool.numbered(1);
        long version = StoreRaceClauses.created(store, key, CANARY.clone());
        Leak.noneIn("the store's toString()", String.valueOf(store), CANARY);
        Leak.noneIn("toString() of what load gave", String.valueOf(store.load(key)), CANARY);
        saysNothing("a refused create", () -> store.save(key, CANARY.clone(), ABSENT));
        saysNothing("a refused save", () -> store.save(key, CANARY.clone(), Long.MIN_VALUE));
        saysNothing("a refused delete", () -> store.delete(key, Long.MIN_VALUE));
        saysNothing("a save without a key", () -> store.save(null, CANARY.clone(), ABSENT));
        saysNothing("a save of 4 MiB", () -> store.save(KeyPool.numbered(2), huge(), ABSENT));
        saysNothing("a save with the interrupt set", () -> {
            Thread.currentThread().interrupt();
            try {
                return store.save(key, CANARY.clone(), version);
            } finally {
                Thread.interrupted();
            }
        });
        trial.restart();
        Leak.noneIn("the closed store's toString()", String.valueOf(store), CANARY);
        saysNothing("a save after the end", () -> store.save(key, CANARY.clone(), version));
        saysNothing("a create after the end", () -> store.save(KeyPool.numbered(3), CANARY.clone(), ABSENT));
        saysNothing("a load after the end", () -> store.load(key));
    }

    private static byte[] huge() {
        byte[] state = new byte[HUGE];
        System.arraycopy(CANARY, 0, state, 0, CANARY.length);
        return state;
    }

    private static void saysNothing(String what, Callable<?> call) {
        try {
            call.call();
        } catch (Exception e) {
            Leak.noneIn("what is thrown at " + what, e, CANARY);
        }
    }

    @Clause(value = "REG-21", effort = Effort.ONCE)
    @SuppressWarnings("NullAway")
    public final void badCallsDoNoHarm(Trial trial) {
        Registers registers = Registers.of(trial);
        AuthenticatorStore store = registers.store();
        StoreKey key = KeyPool.numbered(1);
        long version = registers.create(key, CANARY.clone());
        List<Callable<?>> calls = List.of(
                () -> store.load(null),
                () -> store.save(null, CANARY.clone(), ABSENT),
                () -> store.save(key, null, version),
                () -> store.save(KeyPool.numbered(2), null, ABSENT),
                () -> store.delete(null, version));
        for (Callable<?> call : calls) {
            trial.say("a call without a key or a state: " + (tried(call).isPresent() ? "answered" : "thrown at"));
        }
        registers.holds(key, CANARY, "after calls without a key or a state");
        Expect.that(
                store.load(KeyPool.numbered(2)).isEmpty(),
                "nothing under a key that was created without a state",
                "something");
        long next = registers.save(key, new byte[] {1}, version);
        registers.delete(key, next);
        registers.create(KeyPool.numbered(2), new byte[] {2});
    }

    @Clause(value = "REG-17", effort = Effort.ONCE)
    public final void callsLeaveNothingBehind(Trial trial) {
        int calls = trial.profile() == Profile.QUICK ? 1_000 : trial.profile() == Profile.DEFAULT ? 10_000 : 100_000;
        new StoreLoad(trial, calls).requireSteady();
    }
}
