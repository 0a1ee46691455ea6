package dev.mfacore.tck.run;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import net.jqwik.api.lifecycle.TryExecutionResult;

/** Runs what the adapter may hang in on a thread of its own and gives up when time is over, so that the run goes on. */
final class HangGuard {

    private HangGuard() {}

    static TryExecutionResult run(Duration limit, Callable<TryExecutionResult> aTry) {
        try {
            return call(limit, aTry);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return TryExecutionResult.falsified(e);
        } catch (Throwable e) {
            return TryExecutionResult.falsified(e);
        }
    }

    /** What the action returns or throws, or a violation if it does neither in time. */
    static <T> T call(Duration limit, Callable<T> action) throws Throwable {
        FutureTask<T> task = new FutureTask<>(action);
        Thread thread = new Thread(task, "mfa-tck-try");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            String where = Arrays.stream(thread.getStackTrace())
                    .limit(12)
                    .map(frame -> "\n    at " + frame)
                    .collect(Collectors.joining());
            thread.interrupt();
            throw new ClauseViolation(
                    "every call to end by itself in bounded time",
                    "a call that hangs after " + limit.toSeconds() + " s" + where);
        } catch (ExecutionException e) {
            throw e.getCause();
        } catch (InterruptedException e) {
            thread.interrupt();
            throw e;
        }
    }
}
