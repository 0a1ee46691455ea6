package dev.mfacore.tck.clause;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Threads that start together. If one fails, so does the race. */
final class Racers {

    private Racers() {}

    static <T> List<T> race(int number, IntFunction<Callable<T>> racer) {
        CountDownLatch start = new CountDownLatch(number);
        AtomicReference<@Nullable Throwable> first = new AtomicReference<>();
        List<FutureTask<T>> tasks = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            Callable<T> run = racer.apply(i);
            FutureTask<T> task = new FutureTask<>(() -> {
                try {
                    start.countDown();
                    start.await();
                    return run.call();
                } catch (Exception | Error e) {
                    // The others may be waiting for this one.
                    first.compareAndSet(null, e);
                    threads.forEach(Thread::interrupt);
                    throw e;
                }
            });
            Thread thread = new Thread(task, "mfa-tck-racer-" + i);
            thread.setDaemon(true);
            tasks.add(task);
            threads.add(thread);
        }
        threads.forEach(Thread::start);
        try {
            List<T> results = new ArrayList<>();
            for (FutureTask<T> task : tasks) {
                results.add(result(task, first));
            }
            return results;
        } finally {
            threads.forEach(Thread::interrupt);
        }
    }

    private static <T> T result(FutureTask<T> task, AtomicReference<@Nullable Throwable> first) {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the try was given up", e);
        } catch (ExecutionException e) {
            Throwable cause = first.get() == null ? e.getCause() : first.get();
            if (cause instanceof Error error) {
                throw error;
            }
            if (cause instanceof RuntimeException exception) {
                throw exception;
            }
            throw new IllegalStateException(cause);
        }
    }

    /** Does something on a thread of its own and waits for it. */
    static <T> T elsewhere(Callable<T> action) {
        return race(1, i -> action).get(0);
    }
}
