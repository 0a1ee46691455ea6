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
import dev.mfacore.tck.run.Perturbation;
import dev.mfacore.tck.run.Trial;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;

/** Whether what a write has answered true to outlives the store, closed or killed. */
@Covers(Port.STORE)
public abstract class StoreDurabilityClauses {

    private static final byte[] FIRST = {1};
    private static final byte[] SECOND = {2, 2};

    @Clause(value = "REG-18", effort = Effort.STORY, needs = Capability.SURVIVES_RESTART)
    public final void restartChangesNothing(
            Trial trial,
            @ForAll(supplier = StoreGenerators.Key.class) StoreKey key,
            @ForAll(supplier = StoreGenerators.Length.class) int length) {
        changesNothing(trial, key, length, trial::restart, "after a restart");
    }

    @Clause(value = "REG-18", effort = Effort.ONCE, needs = Capability.SURVIVES_RESTART)
    public final void everyKeySurvives(Trial trial) {
        everyKeySurvives(trial, trial::restart, "after a restart");
    }

    /** Few tries, since each kill may cost the start of a process. */
    @Clause(value = "REG-19", effort = Effort.SCENE, needs = Capability.SURVIVES_KILL)
    public final void killChangesNothing(
            Trial trial,
            @ForAll(supplier = StoreGenerators.Key.class) StoreKey key,
            @ForAll(supplier = StoreGenerators.Length.class) int length) {
        changesNothing(trial, key, length, trial::kill, "after the process was killed");
    }

    @Clause(value = "REG-19", effort = Effort.ONCE, needs = Capability.SURVIVES_KILL)
    public final void everyKeySurvivesTheKill(Trial trial) {
        everyKeySurvives(trial, trial::kill, "after the process was killed");
    }

    @Clause(value = "REG-19", effort = Effort.ONCE, needs = Capability.SURVIVES_KILL)
    public final void killAmidWritesLosesNoneThatWasAnswered(Trial trial) {
        AuthenticatorStore store = trial.part(AuthenticatorStore.class);
        AtomicInteger answered = new AtomicInteger();
        AtomicBoolean killed = new AtomicBoolean();
        Racers.race(2, i -> () -> {
            if (i == 0) {
                writeUntilKilled(store, answered, killed);
            } else {
                while (answered.get() < 50) {
                    Perturbation.maybeYield();
                }
                trial.kill();
                killed.set(true);
            }
            return i;
        });
        AuthenticatorStore after = trial.part(AuthenticatorStore.class);
        trial.say(answered + " creations were answered true before the process was killed");
        for (int i = 0; i < answered.get(); i++) {
            StoreKey key = KeyPool.numbered(i);
            Optional<StoredState> found = after.load(key);
            Expect.that(
                    found.map(it -> Arrays.equals(it.state(), state(key))).orElse(false),
                    "creation " + i + " of " + answered + " to be there after the kill",
                    found);
        }
        Registers.of(trial).create(new StoreKey("claim", "after"), FIRST);
    }

    private static void writeUntilKilled(AuthenticatorStore store, AtomicInteger answered, AtomicBoolean killed) {
        try {
            while (!killed.get()) {
                StoreKey key = KeyPool.numbered(answered.get());
                if (store.save(key, state(key), ABSENT)) {
                    answered.incrementAndGet();
                }
            }
        } catch (RuntimeException e) {
            // The process is gone; whether this last one was written is unknown.
            return;
        }
    }

    private static void everyKeySurvives(Trial trial, Runnable end, String when) {
        AuthenticatorStore before = trial.part(AuthenticatorStore.class);
        for (StoreKey key : KeyPool.ALL) {
            Expect.equal("create " + Texts.of(key), true, before.save(key, state(key), ABSENT));
        }
        trial.say(KeyPool.ALL.size() + " keys created");
        end.run();
        Registers after = Registers.of(trial);
        KeyPool.ALL.forEach(key -> after.holds(key, state(key), when));
    }

    private static void changesNothing(Trial trial, StoreKey key, int length, Runnable end, String when) {
        byte[] state = new byte[length];
        Arrays.fill(state, (byte) 0x9C);
        StoreKey gone = new StoreKey("claim", "gone");
        StoreKey saved = new StoreKey("claim", "saved");
        Registers before = Registers.of(trial);
        long version = before.create(key, state);
        long deleted = before.create(gone, FIRST);
        before.delete(gone, deleted);
        long outdated = before.create(saved, FIRST);
        long newer = before.save(saved, SECOND, outdated);
        end.run();
        Registers after = Registers.of(trial);
        after.holds(key, state, version, when);
        after.empty(gone, when + ", having been deleted before");
        after.holds(saved, SECOND, newer, when);
        after.refusesSave(saved, FIRST, outdated, "outdated before the end");
        after.refusesSave(key, FIRST, ABSENT, "where something is");
        after.delete(key, version);
        after.save(saved, FIRST, newer);
        after.create(gone, SECOND);
        end.run();
        Registers last = Registers.of(trial);
        last.empty(key, when + ", having been deleted before");
        last.holds(saved, FIRST, when);
        last.holds(gone, SECOND, when);
    }

    private static byte[] state(StoreKey key) {
        return key.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
