package dev.mfacore.tck.clause;

import static dev.mfacore.port.AuthenticatorStore.ABSENT;

import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.StoreException;
import dev.mfacore.port.StoreKey;
import dev.mfacore.port.StoredState;
import dev.mfacore.tck.clause.RecordedCall.Verb;
import dev.mfacore.tck.run.Expect;
import dev.mfacore.tck.run.Perturbation;
import dev.mfacore.tck.run.Trial;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Lets four threads do what they like to two registers, records it, and looks whether registers would have answered so. */
final class StoreHistories {

    private static final int THREADS = 4;
    private static final int CALLS_OF_A_THREAD = 6;
    private static final int REPEATS = 20;
    private static final int BATCH = 20;

    private final Trial trial;
    private final List<AuthenticatorStore> stores;
    private final Random random;
    private int number;

    /** Threads use the stores in turn. */
    StoreHistories(Trial trial, List<AuthenticatorStore> stores, long seed) {
        this.trial = trial;
        this.stores = stores;
        this.random = new Random(seed);
    }

    void run() {
        long end = System.nanoTime() + trial.profile().race().toNanos();
        long histories = 0;
        do {
            long seed = random.nextLong();
            Optional<History> wrong = wrong(seed);
            histories += BATCH;
            if (wrong.isPresent()) {
                tell(wrong.get().shortestWrong(), seed);
            }
        } while (System.nanoTime() < end);
        trial.measure("histories", histories);
    }

    private void tell(History wrong, long seed) {
        long again = 0;
        for (int i = 0; i < REPEATS; i++) {
            again += wrong(seed).isPresent() ? 1 : 0;
        }
        wrong.table(THREADS).forEach(trial::say);
        trial.say(
                BATCH + " histories with the same seed held a wrong one in " + again + " of " + REPEATS + " more runs");
        Expect.that(
                false,
                "answers that some order of these calls explains (s1, s2: states with their versions; numbers: order of"
                        + " calls and returns)",
                "answers that no order explains");
    }

    /** Some histories of two keys each; the first wrong one, if any. */
    private Optional<History> wrong(long seed) {
        List<List<Recorder>> histories = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            // One hash code, so that they share all that a store shares between keys.
            histories.add(List.of(new Recorder("Aa" + number), new Recorder("BB" + number)));
            number++;
        }
        CyclicBarrier begin = new CyclicBarrier(THREADS);
        Racers.race(THREADS, thread -> () -> {
            Random own = new Random(seed + thread);
            AuthenticatorStore store = stores.get(thread % stores.size());
            for (List<Recorder> recorders : histories) {
                begin.await();
                play(recorders, store, thread, own);
            }
            return thread;
        });
        List<Recorder> all = histories.stream().flatMap(List::stream).toList();
        all.forEach(recorder -> recorder.cleanUp(stores.get(0)));
        return all.stream()
                .map(Recorder::history)
                .filter(history -> !history.isThatOfARegister())
                .findFirst();
    }

    private static void play(List<Recorder> recorders, AuthenticatorStore store, int thread, Random own) {
        List<Seat> seats =
                List.of(new Seat(recorders.get(0), store, thread), new Seat(recorders.get(1), store, thread));
        for (int i = 0; i < CALLS_OF_A_THREAD; i++) {
            seats.get(own.nextInt(4) == 0 ? 1 : 0).call(own.nextInt(20));
            Perturbation.maybeYield();
        }
    }

    /** What is recorded of one key. */
    private static final class Recorder {

        private final StoreKey key;
        private final AtomicLong stamps = new AtomicLong();
        private final AtomicInteger states = new AtomicInteger();
        private final Map<Long, Integer> stateOfVersion = new ConcurrentHashMap<>();
        private final List<RecordedCall> calls = new ArrayList<>();

        Recorder(String id) {
            this.key = new StoreKey("user", id);
        }

        synchronized void add(RecordedCall call) {
            calls.add(call);
        }

        synchronized History history() {
            return new History(calls);
        }

        int learn(StoredState found) {
            byte[] bytes = found.state();
            Expect.equal("length of the state under " + Texts.of(key), Integer.BYTES, bytes.length);
            int state = ByteBuffer.wrap(bytes).getInt();
            Integer other = stateOfVersion.putIfAbsent(found.version(), state);
            Expect.that(
                    other == null || other == state,
                    "one state for version " + found.version() + " of " + Texts.of(key),
                    "two, so that the version came twice or was torn from its state");
            return state;
        }

        void cleanUp(AuthenticatorStore store) {
            store.load(key).ifPresent(left -> store.delete(key, left.version()));
        }
    }

    /** One thread at one key: what it has last seen there. */
    private static final class Seat {

        private final Recorder recorder;
        private final AuthenticatorStore store;
        private final int thread;
        private int state;
        private long version = ABSENT;

        Seat(Recorder recorder, AuthenticatorStore store, int thread) {
            this.recorder = recorder;
            this.store = store;
            this.thread = thread;
        }

        void call(int dice) {
            if (dice < 7) {
                load();
            } else if (dice < 14 || version == ABSENT) {
                save(state, version);
            } else if (dice < 16) {
                save(0, ABSENT);
            } else {
                delete();
            }
        }

        private void load() {
            long called = recorder.stamps.incrementAndGet();
            Optional<StoredState> found;
            try {
                found = store.load(recorder.key);
            } catch (StoreException e) {
                return;
            }
            long returned = recorder.stamps.incrementAndGet();
            state = found.map(recorder::learn).orElse(0);
            version = found.map(StoredState::version).orElse(ABSENT);
            recorder.add(new RecordedCall(thread, Verb.LOAD, 0, state, Answer.YES, called, returned));
        }

        private void save(int expected, long at) {
            int next = recorder.states.incrementAndGet();
            byte[] bytes = ByteBuffer.allocate(Integer.BYTES).putInt(next).array();
            record(Verb.SAVE, expected, next, () -> store.save(recorder.key, bytes, at));
        }

        private void delete() {
            long at = version;
            record(Verb.DELETE, state, 0, () -> store.delete(recorder.key, at));
        }

        private void record(Verb verb, int expected, int next, java.util.function.BooleanSupplier write) {
            long called = recorder.stamps.incrementAndGet();
            Answer answer = Answer.of(write);
            long returned = answer == Answer.UNKNOWN ? Long.MAX_VALUE : recorder.stamps.incrementAndGet();
            recorder.add(new RecordedCall(thread, verb, expected, next, answer, called, returned));
        }
    }
}
