package dev.mfacore.adapter.authing;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** As many threads as there is work, gone after a minute without; none keeps the JVM alive. */
final class ClientThreads implements Executor {

    private static final int SECONDS_IDLE = 60;

    private final AtomicInteger number = new AtomicInteger();
    private final ThreadPoolExecutor pool = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, SECONDS_IDLE, TimeUnit.SECONDS, new SynchronousQueue<>(), this::thread);

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
