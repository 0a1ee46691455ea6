package dev.mfacore.bench;

/** Something to measure. */
public interface Benchmark {

    /** Names it for {@code --only}: a group and a name, such as {@code http/verify-totp}. */
    String name();

    /** Says in a line what it measures. */
    String purpose();

    /**
     * Measures. Starts what it needs and ends it.
     *
     * @throws dev.mfacore.bench.measure.WrongAnswerException if something answered wrongly
     */
    Findings run(Effort effort, Progress progress);
}
