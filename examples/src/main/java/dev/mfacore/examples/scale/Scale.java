package dev.mfacore.examples.scale;

import dev.mfacore.Beginning;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Measures memory, growth and threads, and prints ratios taken side by side in one run. Times are processor times where
 * one thread works, since other programs share the machine.
 */
public final class Scale {

    private static final int SMALL = 1_000;
    private static final int SAMPLE = 20_000;
    private static final int ROUNDS = 15;
    private static final int CALLS = 1_000;
    private static final int CALLS_A_THREAD = 8_000;

    private Scale() {}

    /**
     * Runs the measurement.
     *
     * @param arguments the number of users; by default a million
     * @throws Exception if a worker fails
     */
    public static void main(String[] arguments) throws Exception {
        int size = arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]);
        say(
                "JDK %s, %d processors, heap at most %d MiB",
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20);
        // Before the heap is full: a collector that works all the time beside them would slow two threads, not one.
        threads(new Crowd(SAMPLE, SAMPLE));
        Crowd small = new Crowd(SMALL, SMALL);
        long before = used();
        Crowd large = new Crowd(size, SAMPLE);
        long bytes = used() - before;
        say("memory: %,d users take %d MiB, %d bytes each, all included", size, bytes >> 20, bytes / size);
        growth(small, large);
    }

    private static void growth(Crowd small, Crowd large) {
        List<Double> ratios = new ArrayList<>();
        Random order = new Random(1);
        for (int round = 0; round < ROUNDS; round++) {
            double few = perCall(small, order);
            double many = perCall(large, order);
            if (round >= ROUNDS / 3) {
                ratios.add(many / few);
            }
        }
        say("growth: a verification among %,d users costs %s of one among %,d", large.size(), spread(ratios), SMALL);
    }

    /** Processor time a verification takes, over users picked at random. */
    private static double perCall(Crowd crowd, Random order) {
        crowd.nextStep();
        List<Integer> members = crowd.members();
        Collections.shuffle(members, order);
        List<Integer> users = members.subList(0, Math.min(CALLS, members.size()));
        List<Beginning.SecondFactorRequired> begun =
                users.stream().map(crowd::begin).toList();
        List<String> codes = users.stream().map(crowd::code).toList();
        long start = cpu();
        for (int i = 0; i < users.size(); i++) {
            require(crowd.verify(begun.get(i), codes.get(i)));
        }
        return (double) (cpu() - start) / users.size();
    }

    private static void threads(Crowd crowd) throws Exception {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            double one = rate(crowd, 1);
            double two = rate(crowd, 2);
            if (round >= ROUNDS / 3) {
                ratios.add(two / one);
            }
        }
        say("threads: two do %s of the verifications of one", spread(ratios));
    }

    /** Verifications a nanosecond, all threads together. */
    private static double rate(Crowd crowd, int threads) throws Exception {
        crowd.nextStep();
        List<Integer> members = crowd.members();
        Collections.shuffle(members, new Random(threads));
        List<Integer> users = members.subList(0, CALLS_A_THREAD * threads);
        List<Beginning.SecondFactorRequired> begun =
                users.stream().map(crowd::begin).toList();
        List<String> codes = users.stream().map(crowd::code).toList();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            long start = System.nanoTime();
            List<Future<?>> work = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                int from = CALLS_A_THREAD * t;
                work.add(pool.submit(() -> {
                    for (int i = from; i < from + CALLS_A_THREAD; i++) {
                        require(crowd.verify(begun.get(i), codes.get(i)));
                    }
                }));
            }
            for (Future<?> it : work) {
                it.get();
            }
            return (double) users.size() / (System.nanoTime() - start);
        } finally {
            pool.shutdown();
        }
    }

    private static void require(boolean verified) {
        if (!verified) {
            throw new IllegalStateException("a right code was refused");
        }
    }

    private static String spread(List<Double> ratios) {
        List<Double> sorted = ratios.stream().sorted().toList();
        return String.format(
                Locale.ROOT,
                "%.2f times (median; %.2f to %.2f)",
                sorted.get(sorted.size() / 2),
                sorted.get(0),
                sorted.get(sorted.size() - 1));
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
