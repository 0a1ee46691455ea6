package dev.mfacore.tck.clause;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Two racers that meet before every move, as closely as spinning allows: what a barrier wakes one after the other comes
 * far too late to hit a gap of some nanoseconds.
 */
final class LockStep {

    private static final int SPINS_BEFORE_YIELDING = 2_000;
    private static final int MOST_ROUNDS = 200_000;

    private final AtomicInteger arrived = new AtomicInteger();
    private volatile boolean over;

    private LockStep() {}

    /** What one racer does in a round. */
    interface Move {
        Answer make(int round);
    }

    /** Looks at what came of a round. */
    interface Judge {
        void judge(int round, Answer first, Answer second);
    }

    /** Runs rounds until the time is up, and returns how many. */
    static int run(Duration limit, IntConsumer setUp, Move first, Move second, Judge judge) {
        LockStep race = new LockStep();
        Answer[] other = new Answer[1];
        Callable<Integer> leader = () -> race.guarded(() -> {
            long end = System.nanoTime() + limit.toNanos();
            int round = 0;
            do {
                setUp.accept(round);
                race.meet(2 * round);
                Answer own = first.make(round);
                race.meet(2 * round + 1);
                judge.judge(round, own, other[0]);
                round++;
            } while (System.nanoTime() < end && round < MOST_ROUNDS);
            return round;
        });
        Callable<Integer> follower = () -> race.guarded(() -> {
            int round = 0;
            while (race.meet(2 * round)) {
                other[0] = second.make(round);
                race.meet(2 * round + 1);
                round++;
            }
            return round;
        });
        return Racers.race(2, i -> i == 0 ? leader : follower).get(0);
    }

    /** However a racer ends, the other must not wait for it any longer. */
    private int guarded(Callable<Integer> racer) throws Exception {
        try {
            return racer.call();
        } finally {
            over = true;
        }
    }

    /** Waits for the other, and returns false if there is none any more. */
    @SuppressWarnings("ThreadPriorityCheck")
    private boolean meet(int meeting) {
        int both = 2 * (meeting + 1);
        arrived.incrementAndGet();
        for (int spins = 0; arrived.get() < both; spins++) {
            if (over) {
                return false;
            }
            if (spins < SPINS_BEFORE_YIELDING) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
        return true;
    }
}
