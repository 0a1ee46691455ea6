package dev.mfacore.bench.http;

import dev.mfacore.bench.measure.ProcessMeter;
import dev.mfacore.bench.measure.Usage;
import dev.mfacore.bench.measure.WrongAnswerException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** Calls a server over kept-alive connections, a thread each. The threads' own time is not measured. */
final class LoadGenerator implements AutoCloseable {

    private static final long LONGEST = 60_000_000_000L;
    private static final long HEAD_START = 5_000_000;

    private final List<LoadConnection> connections = new ArrayList<>();
    private final ExecutorService threads;

    LoadGenerator(URI target, int connections) {
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(
                connections, work -> new Thread(work, ProcessMeter.HARNESS + "load-" + number.incrementAndGet()));
        try {
            for (int i = 0; i < connections; i++) {
                this.connections.add(new LoadConnection(target));
            }
        } catch (IOException e) {
            close();
            throw new UncheckedIOException(e);
        }
    }

    /** Each connection sends its next request as soon as it has its answer: the highest rate. */
    Usage asFastAsPossible(List<LoadRequest> requests) {
        AtomicInteger next = new AtomicInteger();
        ProcessMeter meter = ProcessMeter.start();
        onAll(connection -> {
            for (int i = next.getAndIncrement(); i < requests.size(); i = next.getAndIncrement()) {
                connection.exchange(requests.get(i));
            }
            return Boolean.TRUE;
        });
        return meter.stop(requests.size());
    }

    /**
     * Requests come at fixed times, whether or not earlier ones have been answered. Latency counts from the time when a
     * request was due, so that what waits behind a slow answer is slow itself (no coordinated omission).
     *
     * @param rate requests a second
     * @return latencies in nanoseconds
     */
    Histogram atRate(List<LoadRequest> requests, double rate) {
        AtomicInteger next = new AtomicInteger();
        double interval = 1e9 / rate;
        long start = System.nanoTime() + HEAD_START;
        Histogram all = new Histogram(LONGEST, 3);
        onAll(connection -> {
                    Histogram own = new Histogram(LONGEST, 3);
                    for (int i = next.getAndIncrement(); i < requests.size(); i = next.getAndIncrement()) {
                        long due = start + (long) (i * interval);
                        waitUntil(due);
                        connection.exchange(requests.get(i));
                        own.recordValue(Math.min(LONGEST, System.nanoTime() - due));
                    }
                    return own;
                })
                .forEach(all::add);
        return all;
    }

    private static void waitUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private interface Work<T> {
        T on(LoadConnection connection) throws IOException;
    }

    private <T> List<T> onAll(Work<T> work) {
        List<Callable<T>> tasks = connections.stream()
                .map(connection -> (Callable<T>) () -> work.on(connection))
                .toList();
        List<T> done = new ArrayList<>();
        try {
            for (Future<T> task : threads.invokeAll(tasks)) {
                done.add(task.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WrongAnswerException("interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof WrongAnswerException wrong
                    ? wrong
                    : new WrongAnswerException("the server could not be called: " + e.getCause(), e);
        }
        return done;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        for (LoadConnection connection : connections) {
            try {
                connection.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
