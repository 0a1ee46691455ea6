package dev.mfacore.adapter.authing;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A pool whose threads are gone after a minute without work; none keeps the JVM alive. */
final class ClientThreads implements Executor {

    /** The most threads that serve the connections of one client. */
    static final int FEW = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());

    private static final int SECONDS_IDLE = 60;

    private final AtomicInteger number = new AtomicInteger();
    private final String name;
    private final ThreadPoolExecutor pool;

    private ClientThreads(String name, int core, int most, BlockingQueue<Runnable> queue) {
        this.name = name;
        this.pool = new ThreadPoolExecutor(core, most, SECONDS_IDLE, TimeUnit.SECONDS, queue, this::thread);
        pool.allowCoreThreadTimeOut(true);
    }

    /**
     * For all connections of a client: a crowd of calls makes no crowd of threads. Work for one of these never waits for
     * another call, or all might wait for what none is left to do. So callers wait on threads of their own, and
     * what depends on a future runs on {@link #asNeeded}.
     */
    static ClientThreads few() {
        return new ClientThreads("mfa-authing-http-", FEW, FEW, new LinkedBlockingQueue<>());
    }

    /** For the code of callers, which may block: as many threads as there is work. */
    static ClientThreads asNeeded() {
        return new ClientThreads("mfa-authing-answer-", 0, Integer.MAX_VALUE, new SynchronousQueue<>());
    }

    @Override
    public void execute(Runnable work) {
        pool.execute(work);
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, name + number.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
