package dev.mfacore.adapter.authing.transport;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Runs what may come to callers' code, which may block, away from the threads that serve all calls. Where no thread is to
 * be had it runs at once: an answer or a deadline must not get lost (CLI-06).
 */
public final class Elsewhere {

    private final Executor executor;

    /**
     * Makes a runner.
     *
     * @param executor has a thread for all work, however long other work takes
     */
    public Elsewhere(Executor executor) {
        this.executor = executor;
    }

    void run(Runnable work) {
        try {
            executor.execute(work);
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            work.run();
        }
    }
}
