package dev.mfacore.tck.clause;

import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.StoreException;
import dev.mfacore.port.StoreKey;
import dev.mfacore.port.StoredState;
import dev.mfacore.tck.run.Expect;
import dev.mfacore.tck.run.Trial;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Racers count up one register by load and save until their time is up. In a right store the count is the number of
 * saves that succeeded; each that is missing is a lost update. A refusal needs somebody else's save in between.
 */
final class HotCounter {

    private static final StoreKey KEY = new StoreKey("user", "counter");

    private final Trial trial;
    private final List<AuthenticatorStore> stores;
    private final Duration limit;

    HotCounter(Trial trial, List<AuthenticatorStore> stores, Duration limit) {
        this.trial = trial;
        this.stores = stores;
        this.limit = limit;
    }

    /** One racer for each of the stores given, which may be the same. */
    void run() {
        Expect.equal("create the counter", true, stores.get(0).save(KEY, bytes(0), AuthenticatorStore.ABSENT));
        long end = System.nanoTime() + limit.toNanos();
        List<Lap> laps = Racers.race(stores.size(), i -> racer(stores.get(i), end));
        long saved = laps.stream().mapToLong(Lap::saved).sum();
        long unknown = laps.stream().mapToLong(Lap::unknown).sum();
        long refused = laps.stream().mapToLong(Lap::refused).sum();
        trial.measure("attempts", saved + unknown + refused);
        trial.say(stores.size() + " racers counted: " + saved + " saves answered true, " + refused + " false, "
                + unknown + " threw");
        for (AuthenticatorStore store : stores) {
            long count = count(store.load(KEY).orElseThrow());
            Expect.that(
                    saved <= count && count <= saved + unknown,
                    "a count of " + saved + " after " + saved + " saves of one more each were answered true"
                            + (unknown == 0 ? "" : ", and " + unknown + " threw"),
                    count + (count < saved ? ": " + (saved - count) + " updates were lost" : ""));
        }
        Expect.that(saved > 0, "some save to succeed", refused + " refusals and " + unknown + " exceptions");
        for (Lap lap : laps) {
            Expect.that(
                    lap.refused() <= saved - lap.saved() + unknown,
                    "at most one refusal of a racer for each save of another, of which there were "
                            + (saved - lap.saved()),
                    lap.refused() + " refusals: some had no conflict");
        }
    }

    private static Callable<Lap> racer(AuthenticatorStore store, long end) {
        return () -> {
            long saved = 0;
            long refused = 0;
            long unknown = 0;
            long least = 0;
            // Once at least, or a busy machine would let the time pass before anybody has begun.
            do {
                Optional<StoredState> seen = read(store);
                if (seen.isEmpty()) {
                    unknown++;
                    continue;
                }
                long count = count(seen.get());
                Expect.that(
                        count >= least,
                        "no count below " + least
                                + ", which this racer has seen or written: no update lost, no old state read",
                        count);
                least = count;
                switch (Answer.of(
                        () -> store.save(KEY, bytes(count + 1), seen.get().version()))) {
                    case YES -> {
                        saved++;
                        least = count + 1;
                    }
                    case NO -> refused++;
                    case UNKNOWN -> unknown++;
                }
            } while (System.nanoTime() < end);
            return new Lap(saved, refused, unknown);
        };
    }

    /** Nothing if the store failed; the counter itself is always there. */
    private static Optional<StoredState> read(AuthenticatorStore store) {
        try {
            Optional<StoredState> seen = store.load(KEY);
            Expect.that(seen.isPresent(), "the counter to be there all the time", "nothing");
            return seen;
        } catch (StoreException e) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(long count) {
        return ByteBuffer.allocate(Long.BYTES).putLong(count).array();
    }

    private static long count(StoredState state) {
        byte[] bytes = state.state();
        Expect.equal("length of the counter's state", Long.BYTES, bytes.length);
        return ByteBuffer.wrap(bytes).getLong();
    }

    private record Lap(long saved, long refused, long unknown) {}
}
