package dev.mfacore.adapter.authing;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A few threads that serve all connections of a client, gone after a minute without work; none keeps the JVM alive. A crowd
 * waits in the queue and makes no crowd of threads. For that nothing here may wait for another call: callers' threads wait
 * for themselves, and what depends on a future runs elsewhere.
 */
final class ClientThreads implements Executor {

    private static final int MOST = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());
    private static final int SECONDS_IDLE = 60;

    private final AtomicInteger number = new AtomicInteger();
    private final ThreadPoolExecutor pool = new ThreadPoolExecutor(
            MOST, MOST, SECONDS_IDLE, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), this::thread);

    ClientThreads() {
        pool.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable work) {
        pool.execute(work);
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "mfa-authing-http-" + number.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
