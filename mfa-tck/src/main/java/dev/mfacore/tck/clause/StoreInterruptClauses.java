package dev.mfacore.tck.clause;

import static dev.mfacore.port.AuthenticatorStore.ABSENT;

import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.StoreKey;
import dev.mfacore.port.StoredState;
import dev.mfacore.tck.Port;
import dev.mfacore.tck.run.Clause;
import dev.mfacore.tck.run.Covers;
import dev.mfacore.tck.run.Expect;
import dev.mfacore.tck.run.Trial;
import java.util.Optional;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;

/** What a call makes of an interrupted thread: it may fail, but not lie, and harms nobody else. */
@Covers(Port.STORE)
public abstract class StoreInterruptClauses {

    private static final byte[] FIRST = {1};
    private static final byte[] SECOND = {2, 2};

    @Clause("REG-13")
    public final void interruptedCallsDoNotLie(
            Trial trial, @ForAll(supplier = StoreGenerators.Key.class) StoreKey key) {
        AuthenticatorStore store = trial.part(AuthenticatorStore.class);
        Registers registers = Registers.of(trial);
        Optional<Boolean> created = interrupted(trial, "create", () -> store.save(key, FIRST.clone(), ABSENT));
        requireTruth("create", created, store.load(key), Optional.empty(), Optional.of(FIRST));
        long version = created.isPresent() || store.load(key).isPresent()
                ? StoreRaceClauses.version(store, key)
                : registers.create(key, FIRST);
        long present = version;
        Optional<Optional<StoredState>> loaded = interrupted(trial, "load", () -> store.load(key));
        loaded.ifPresent(found -> Expect.equal(
                "state that load answers with the interrupt set",
                FIRST,
                found.map(StoredState::state).orElse(new byte[0])));
        Optional<Boolean> saved = interrupted(trial, "save", () -> store.save(key, SECOND.clone(), present));
        requireTruth("save", saved, store.load(key), Optional.of(FIRST), Optional.of(SECOND));
        long newer = StoreRaceClauses.version(store, key);
        Optional<Boolean> deleted = interrupted(trial, "delete", () -> store.delete(key, newer));
        requireTruth("delete", deleted, store.load(key), store.load(key).map(StoredState::state), Optional.empty());
        store.load(key).ifPresent(left -> registers.delete(key, left.version()));
        registers.create(key, SECOND);
    }

    @Clause("REG-14")
    public final void interruptStaysSet(Trial trial, @ForAll(supplier = StoreGenerators.Key.class) StoreKey key) {
        AuthenticatorStore store = trial.part(AuthenticatorStore.class);
        requireKept("load", () -> store.load(key));
        requireKept("create", () -> store.save(key, FIRST.clone(), ABSENT));
        requireKept("refused save", () -> store.save(key, SECOND.clone(), Long.MAX_VALUE));
        requireKept("delete", () -> store.delete(key, StoreRaceClauses.version(store, key)));
    }

    /** Nothing if the call failed, which it may. */
    private static <T> Optional<T> interrupted(Trial trial, String what, Supplier<T> call) {
        Thread.currentThread().interrupt();
        try {
            T answer = call.get();
            trial.say(what + " with the interrupt set = " + answer);
            return Optional.of(answer);
        } catch (RuntimeException e) {
            trial.say(what + " with the interrupt set throws " + e);
            return Optional.empty();
        } finally {
            Thread.interrupted();
        }
    }

    private static void requireTruth(
            String what,
            Optional<Boolean> answer,
            Optional<StoredState> found,
            Optional<byte[]> before,
            Optional<byte[]> after) {
        answer.ifPresent(said -> {
            Expect.equal(what + " with the interrupt set, where nothing stands against it", true, said);
            Expect.equal(
                    "what is there after it answered true",
                    after.orElse(new byte[0]),
                    found.map(StoredState::state).orElse(new byte[0]));
        });
        byte[] now = found.map(StoredState::state).orElse(new byte[0]);
        Expect.that(
                same(now, before) || same(now, after),
                "what was there before the " + what + " or what it wrote",
                found);
    }

    private static boolean same(byte[] now, Optional<byte[]> expected) {
        return java.util.Arrays.equals(now, expected.orElse(new byte[0]));
    }

    private static void requireKept(String what, Supplier<?> call) {
        Thread.currentThread().interrupt();
        String how;
        try {
            how = "answered " + call.get();
        } catch (RuntimeException e) {
            how = "threw " + e;
        }
        boolean kept = Thread.interrupted();
        Expect.that(kept, "the interrupt still set after " + what, "none: the call " + how + " and swallowed it");
    }
}
