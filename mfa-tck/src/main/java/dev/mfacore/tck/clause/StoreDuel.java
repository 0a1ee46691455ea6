package dev.mfacore.tck.clause;

import static dev.mfacore.port.AuthenticatorStore.ABSENT;

import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.StoreKey;
import dev.mfacore.port.StoredState;
import dev.mfacore.tck.run.Expect;
import dev.mfacore.tck.run.Trial;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Two writes of one key at the same moment, again and again on new keys; exactly one may succeed. */
final class StoreDuel {

    private static final byte[] OLD = {1};
    private static final byte[] FIRST = {2, 2};
    private static final byte[] SECOND = {3, 3, 3};

    private final Trial trial;
    private final AuthenticatorStore one;
    private final AuthenticatorStore other;
    private final AtomicLong version = new AtomicLong();

    StoreDuel(Trial trial, AuthenticatorStore one, AuthenticatorStore other) {
        this.trial = trial;
        this.one = one;
        this.other = other;
    }

    void creations(Duration limit) {
        run(
                limit,
                round -> {},
                "create",
                (store, key) -> store.save(key, FIRST.clone(), ABSENT),
                "create",
                (store, key) -> store.save(key, SECOND.clone(), ABSENT),
                Optional.of(FIRST),
                Optional.of(SECOND));
    }

    void saves(Duration limit) {
        run(
                limit,
                this::create,
                "save",
                (store, key) -> store.save(key, FIRST.clone(), version.get()),
                "save",
                (store, key) -> store.save(key, SECOND.clone(), version.get()),
                Optional.of(FIRST),
                Optional.of(SECOND));
    }

    void deletions(Duration limit) {
        run(
                limit,
                this::create,
                "delete",
                (store, key) -> store.delete(key, version.get()),
                "delete",
                (store, key) -> store.delete(key, version.get()),
                Optional.empty(),
                Optional.empty());
    }

    void saveAgainstDeletion(Duration limit) {
        run(
                limit,
                this::create,
                "save",
                (store, key) -> store.save(key, FIRST.clone(), version.get()),
                "delete",
                (store, key) -> store.delete(key, version.get()),
                Optional.of(FIRST),
                Optional.empty());
    }

    /** Here both may succeed: the deletion has to, and the creation may come after it. */
    void creationAgainstDeletion(Duration limit) {
        int rounds = LockStep.run(
                limit,
                this::create,
                round -> Answer.of(() -> one.delete(key(round), version.get())),
                round -> Answer.of(() -> other.save(key(round), SECOND.clone(), ABSENT)),
                (round, deleted, created) -> {
                    String story = "round " + round + ": delete at its version = " + deleted + ", create = " + created;
                    Optional<StoredState> left = one.load(key(round));
                    if (deleted == Answer.NO) {
                        trial.say(story);
                        Expect.equal("delete at the present version, while another tries to create", true, false);
                    }
                    if (deleted == Answer.YES
                            && created != Answer.UNKNOWN
                            && left.isPresent() != (created == Answer.YES)) {
                        trial.say(story);
                        Expect.that(
                                false,
                                created == Answer.YES
                                        ? "what was created after the deletion to stay"
                                        : "nothing after the deletion",
                                left);
                    }
                    left.ifPresent(it -> one.delete(key(round), it.version()));
                });
        trial.measure("rounds", rounds);
    }

    private void run(
            Duration limit,
            java.util.function.IntConsumer setUp,
            String firstVerb,
            Write first,
            String secondVerb,
            Write second,
            Optional<byte[]> ifFirst,
            Optional<byte[]> ifSecond) {
        int rounds = LockStep.run(
                limit,
                setUp,
                round -> Answer.of(() -> first.write(one, key(round))),
                round -> Answer.of(() -> second.write(other, key(round))),
                (round, a, b) -> {
                    String story = "round " + round + ": " + firstVerb + " = " + a + ", " + secondVerb + " = " + b
                            + ", both at the same version and moment";
                    judge(story, a, b, one.load(key(round)), ifFirst, ifSecond);
                    one.load(key(round)).ifPresent(left -> one.delete(key(round), left.version()));
                });
        trial.measure("rounds", rounds);
    }

    private void judge(
            String story,
            Answer a,
            Answer b,
            Optional<StoredState> left,
            Optional<byte[]> ifFirst,
            Optional<byte[]> ifSecond) {
        boolean bothWon = a == Answer.YES && b == Answer.YES;
        boolean noneWon = a == Answer.NO && b == Answer.NO;
        if (bothWon || noneWon) {
            trial.say(story);
            Expect.that(false, "exactly one of the two to succeed", bothWon ? "both" : "none");
        }
        if (a == Answer.YES || b == Answer.YES) {
            Optional<byte[]> expected = a == Answer.YES ? ifFirst : ifSecond;
            byte[] found = left.map(StoredState::state).orElse(new byte[0]);
            if (!java.util.Arrays.equals(expected.orElse(new byte[0]), found)) {
                trial.say(story);
                Expect.equal("state left by the one that succeeded", expected.orElse(new byte[0]), found);
            }
        }
    }

    private void create(int round) {
        version.set(StoreRaceClauses.created(one, key(round), OLD.clone()));
    }

    private static StoreKey key(int round) {
        return KeyPool.numbered(round);
    }

    private interface Write {
        boolean write(AuthenticatorStore store, StoreKey key);
    }
}
