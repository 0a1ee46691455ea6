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
import dev.mfacore.tck.run.Perturbation;
import dev.mfacore.tck.run.Trial;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;

/** Whether the store serves every thread: each sees what others wrote, may be of any kind, and gets an answer. */
@Covers(Port.STORE)
public abstract class StoreThreadClauses {

    private static final StoreKey KEY = KeyPool.numbered(1);

    @Clause("REG-05")
    public final void otherThreadsSeeWritesAtOnce(
            Trial trial, @ForAll(supplier = StoreGenerators.Key.class) StoreKey key) {
        Registers store = Registers.of(trial);
        byte[] first = {1};
        byte[] second = {2, 2};
        byte[] third = {3, 3, 3};
        try (Elsewhere other = new Elsewhere()) {
            other.run(() -> store.empty(key, "as another thread sees it"));
            long version = store.create(key, first);
            other.run(() -> store.holds(key, first, version, "as another thread sees it after it was created"));
            long next = other.get(() -> store.save(key, second, version));
            store.holds(key, second, next, "after another thread saved it");
            other.run(() -> store.refusesSave(key, first, version, "outdated by this thread's own save"));
            long last = store.save(key, third, next);
            other.run(() -> store.holds(key, third, last, "as another thread sees it after it was saved"));
            other.run(() -> store.delete(key, last));
            store.empty(key, "after another thread deleted it");
            store.create(key, first);
            other.run(() -> store.holds(key, first, "as another thread sees it after it was created again"));
        }
    }

    @Clause("REG-05")
    public final void otherThreadsMayReadFirst(
            Trial trial, @ForAll(supplier = StoreGenerators.Key.class) StoreKey key) {
        AuthenticatorStore store = trial.part(AuthenticatorStore.class);
        Registers registers = Registers.of(trial);
        try (Elsewhere other = new Elsewhere()) {
            Expect.equal("create", true, store.save(key, new byte[] {1}, ABSENT));
            long version = other.get(() -> registers.holds(key, new byte[] {1}, "as another thread sees it first"));
            Expect.equal("save", true, store.save(key, new byte[] {2}, version));
            long next = other.get(() -> registers.holds(key, new byte[] {2}, "as another thread sees it first"));
            Expect.equal("save elsewhere", true, other.get(() -> store.save(key, new byte[] {3}, next)));
            long last = registers.holds(key, new byte[] {3}, "as this thread sees first what another saved");
            Expect.equal("delete", true, store.delete(key, last));
            other.run(() -> registers.empty(key, "as another thread sees it first after it was deleted"));
        }
    }

    @Clause(value = "REG-11", effort = Effort.ONCE)
    public final void callsEndInACrowd(Trial trial) {
        AuthenticatorStore store = trial.part(AuthenticatorStore.class);
        trial.clock().perturb(true);
        trial.say("12 threads load, save and delete two keys at once, 40 calls each");
        Racers.race(12, thread -> () -> {
            Random random = new Random(thread);
            for (int i = 0; i < 40; i++) {
                StoreKey key = KeyPool.numbered(random.nextInt(2));
                long version = StoreRaceClauses.version(store, key);
                Perturbation.maybeYield();
                if (random.nextInt(4) == 0) {
                    Answer.of(() -> store.delete(key, version));
                } else {
                    Answer.of(() -> store.save(key, new byte[] {1}, version));
                }
            }
            return thread;
        });
        trial.say("all of them ended");
    }

    @Clause(value = "REG-12", effort = Effort.ONCE)
    public final void everyThreadMayCall(Trial trial) throws Exception {
        AuthenticatorStore store = trial.part(AuthenticatorStore.class);
        Expect.equal("create the counter", true, store.save(KEY, bytes(0), ABSENT));
        AtomicInteger done = new AtomicInteger();
        Crowd.run(16, number -> {
            if (number % 2 == 0) {
                Thread.currentThread().setContextClassLoader(null);
            }
            increment(store);
            done.incrementAndGet();
        });
        trial.measure("threads", done.get());
        trial.say(
                done + " threads counted, of the system and virtual where there are any, half of them without a context"
                        + " class loader");
        ForkJoinPool.commonPool()
                .submit(() -> {
                    increment(store);
                    done.incrementAndGet();
                })
                .get();
        trial.say("and a task of the common pool");
        Expect.equal("the count in the end", done.get(), count(store.load(KEY).orElseThrow()));
    }

    private static void increment(AuthenticatorStore store) {
        while (true) {
            Optional<StoredState> seen = store.load(KEY);
            Expect.that(seen.isPresent(), "the counter to be there", "nothing");
            StoredState there = seen.orElseThrow();
            if (store.save(KEY, bytes(count(there) + 1), there.version())) {
                return;
            }
        }
    }

    private static byte[] bytes(int count) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(count).array();
    }

    private static int count(StoredState state) {
        return ByteBuffer.wrap(state.state()).getInt();
    }
}
