package dev.mfacore.tck.run;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import net.jqwik.api.lifecycle.TryExecutionResult;

/** Runs a try on a thread of its own and gives up on it when its time is over, so that the run goes on. */
final class HangGuard {

    private HangGuard() {}

    static TryExecutionResult run(Duration limit, java.util.concurrent.Callable<TryExecutionResult> aTry) {
        FutureTask<TryExecutionResult> task = new FutureTask<>(aTry);
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
            return TryExecutionResult.falsified(new ClauseViolation(
                    "every call to end by itself in bounded time",
                    "a call that hangs after " + limit.toSeconds() + " s" + where));
        } catch (ExecutionException e) {
            return TryExecutionResult.falsified(e.getCause());
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            return TryExecutionResult.falsified(e);
        }
    }
}
