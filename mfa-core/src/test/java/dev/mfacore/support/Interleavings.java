package dev.mfacore.support;

import dev.mfacore.port.StoreKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Runs racers over a store in every order of their steps, the shortest first. Each run follows a given choice of racers as far as it goes and
 * then takes the first that can go, noting the others for later runs; a situation that was met before is not gone into
 * again. What makes two situations the same is for the caller to say.
 */
public final class Interleavings {

    /** What is raced. */
    public interface Race {

        /** Sets the stage anew and returns its store. */
        StepwiseStore stage();

        /** What a racer does. */
        Runnable racer(int number, StepwiseStore store);

        /** Names a situation: the store, and what each racer has seen since it last started over. */
        String situation(StepwiseStore store, List<List<Step>> seen);

        /** Checks what has to hold in every situation, also if everything ended there. */
        void check(StepwiseStore store);
    }

    /**
     * One step of a racer.
     *
     * @param key the register
     * @param operation load, save or delete
     * @param result what came back
     */
    public record Step(StoreKey key, String operation, Object result) {}

    private static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final Race race;
    private final int racers;
    private final Set<String> visited = new HashSet<>();
    private final Deque<List<Integer>> open = new ArrayDeque<>();
    private final ExecutorService pool = Executors.newCachedThreadPool();
    private long runs;

    public Interleavings(Race race, int racers) {
        this.race = race;
        this.racers = racers;
    }

    /** Runs them all. */
    public void explore() {
        open.add(List.of());
        try {
            while (!open.isEmpty()) {
                new Run(open.poll()).go();
                runs++;
            }
        } finally {
            pool.shutdown();
        }
    }

    public int situations() {
        return visited.size();
    }

    public long runs() {
        return runs;
    }

    /** One run. Of scheduler and racers exactly one is awake at any time. */
    private final class Run {

        private final List<Integer> prefix;
        private final List<Integer> taken = new ArrayList<>();
        private final StepwiseStore store = race.stage();
        private final List<List<Step>> seen = new ArrayList<>();
        private final List<Semaphore> turns = new ArrayList<>();
        private final Thread[] threads = new Thread[racers];
        private final boolean[] done = new boolean[racers];
        private final Semaphore scheduler = new Semaphore(0);
        private volatile boolean ended;
        private volatile Throwable failure;

        Run(List<Integer> prefix) {
            this.prefix = prefix;
        }

        void go() {
            store.setGate(gate());
            for (int i = 0; i < racers; i++) {
                start(i);
            }
            while (!ended && choose()) {
                // one racer made one step
            }
            end();
        }

        private void start(int number) {
            seen.add(new ArrayList<>());
            turns.add(new Semaphore(0));
            Runnable racer = race.racer(number, store);
            pool.execute(() -> {
                threads[number] = Thread.currentThread();
                turns.get(number).acquireUninterruptibly();
                try {
                    racer.run();
                } catch (Ended e) {
                    // the run is over
                } catch (RuntimeException | AssertionError e) {
                    failure = e;
                }
                done[number] = true;
                scheduler.release();
            });
            turns.get(number).release();
            scheduler.acquireUninterruptibly();
        }

        private StepwiseStore.Gate gate() {
            return new StepwiseStore.Gate() {
                @Override
                public <R> R step(StoreKey key, String operation, Supplier<R> step) {
                    int number = Arrays.asList(threads).indexOf(Thread.currentThread());
                    if (number < 0) {
                        return step.get();
                    }
                    scheduler.release();
                    turns.get(number).acquireUninterruptibly();
                    if (ended) {
                        throw new Ended();
                    }
                    R result = step.get();
                    seen.get(number).add(new Step(key, operation, result));
                    return result;
                }
            };
        }

        private boolean choose() {
            rethrow();
            List<Integer> able = new ArrayList<>();
            for (int i = 0; i < racers; i++) {
                if (!done[i]) {
                    able.add(i);
                }
            }
            if (taken.size() >= prefix.size()) {
                if (!visited.add(race.situation(store, seen) + able)) {
                    return false;
                }
                race.check(store);
                if (able.isEmpty()) {
                    return false;
                }
                for (int other : able.subList(1, able.size())) {
                    List<Integer> branch = new ArrayList<>(taken);
                    branch.add(other);
                    open.add(branch);
                }
            }
            int next = taken.size() < prefix.size() ? prefix.get(taken.size()) : able.get(0);
            taken.add(next);
            turns.get(next).release();
            scheduler.acquireUninterruptibly();
            return true;
        }

        private void end() {
            ended = true;
            for (int i = 0; i < racers; i++) {
                while (!done[i]) {
                    turns.get(i).release();
                    scheduler.acquireUninterruptibly();
                }
            }
            rethrow();
        }

        private void rethrow() {
            if (failure != null && !ended) {
                ended = true;
                throw new AssertionError("failed after the steps of racers " + taken, failure);
            }
        }
    }
}
