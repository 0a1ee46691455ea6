package dev.mfacore.tck.clause;

import static dev.mfacore.port.AuthenticatorStore.ABSENT;

import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.StoreKey;
import dev.mfacore.tck.run.Expect;
import dev.mfacore.tck.run.Trial;
import java.io.File;

/** Many calls on few keys, from long-lived and short-lived threads, and what they leave behind: nothing that grows. */
final class StoreLoad {

    private static final int KEYS = 10;
    private static final int SHORT_LIVED_THREADS = 40;
    private static final int STATE_BYTES = 8_192;
    /** What pools and caches may still take in the second round. */
    private static final int SLACK = 10;

    private final Trial trial;
    private final AuthenticatorStore store;
    private final int calls;

    StoreLoad(Trial trial, int calls) {
        this.trial = trial;
        this.store = trial.part(AuthenticatorStore.class);
        this.calls = calls;
    }

    /** A first round fills pools and caches; a later one must take next to nothing more. */
    void requireSteady() {
        round();
        Use before = Use.now();
        round();
        Use after = Use.now();
        if (after.memory() < before.memory() - bytes() / 4) {
            // What others had left was freed meanwhile, and would hide what the store keeps.
            before = after;
            round();
            after = Use.now();
        }
        if (after.exceeds(before, bytes())) {
            // Once more, for what is freed late.
            before = after;
            round();
            after = Use.now();
        }
        trial.measure("calls", calls);
        String done = calls + " more calls on " + KEYS + " keys, " + SHORT_LIVED_THREADS + " of them from new threads";
        trial.say(done);
        requireNear("threads", before.threads(), after.threads());
        requireNear("open files", before.files(), after.files());
        Expect.that(
                after.memory() - before.memory() < bytes(),
                "less than " + bytes() / 1024 + " KiB more memory after " + done,
                (after.memory() - before.memory()) / 1024 + " KiB more");
    }

    private static void requireNear(String what, long before, long after) {
        Expect.that(after <= before + SLACK, "about " + before + " " + what + " after as many calls again", after);
    }

    /** Half of what was written: a store that keeps all of it keeps more, one that keeps the last of each far less. */
    private long bytes() {
        return (long) calls / 2 * STATE_BYTES / 2;
    }

    private void round() {
        for (int i = 0; i < calls / 2; i++) {
            write(i);
        }
        for (int i = 0; i < SHORT_LIVED_THREADS; i++) {
            int number = i;
            Racers.elsewhere(() -> write(number));
        }
    }

    private boolean write(int number) {
        StoreKey key = KeyPool.numbered(number % KEYS);
        long version = StoreRaceClauses.version(store, key);
        if (version != ABSENT && number % 7 == 0) {
            return store.delete(key, version);
        }
        byte[] state = new byte[STATE_BYTES];
        state[0] = (byte) number;
        return store.save(key, state, version);
    }

    private record Use(long threads, long files, long memory) {

        static Use now() {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            String[] files = new File("/proc/self/fd").list();
            return new Use(
                    Thread.getAllStackTraces().size(),
                    files == null ? 0 : files.length,
                    runtime.totalMemory() - runtime.freeMemory());
        }

        boolean exceeds(Use other, long bytes) {
            return threads > other.threads + SLACK || files > other.files + SLACK || memory - other.memory >= bytes;
        }
    }
}
