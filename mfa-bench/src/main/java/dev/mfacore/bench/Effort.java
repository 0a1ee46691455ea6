package dev.mfacore.bench;

/**
 * How much is done. Times are proportional to it; ratios should not depend on it.
 *
 * @param users who verify once in each round
 * @param connections of the load generator
 * @param warmup rounds that do not count
 * @param rounds rounds that count
 * @param calls of the remote adapter in each round
 * @param crowd users who call at the same time
 * @param waves how often they do
 * @param forks JVMs that JMH starts for each benchmark; 0 for this one
 * @param iterations of JMH in each fork, after as many to warm up
 * @param iterationMillis how long each lasts
 */
public record Effort(
        int users,
        int connections,
        int warmup,
        int rounds,
        int calls,
        int crowd,
        int waves,
        int forks,
        int iterations,
        int iterationMillis) {

    /** Some minutes. */
    public static Effort quick() {
        return new Effort(10_000, connectionsHere(), 15, 11, 10_000, 10_000, 5, 1, 5, 1_000);
    }

    /** Three times the rounds. */
    public static Effort full() {
        return new Effort(20_000, connectionsHere(), 15, 31, 20_000, 10_000, 20, 3, 10, 2_000);
    }

    /** A moment: whether all works, not how fast. */
    public static Effort glance() {
        return new Effort(30, 3, 1, 2, 40, 200, 2, 0, 1, 20);
    }

    private static int connectionsHere() {
        return 4 * Runtime.getRuntime().availableProcessors();
    }
}
