package dev.mfacore.bench.http;

import dev.mfacore.bench.measure.ProcessMeter;
import dev.mfacore.bench.measure.WrongAnswerException;
import java.net.URI;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/** Stands for Authing: a Jetty whose threads are not measured. */
final class Stub implements AutoCloseable {

    private static final String NAME = ProcessMeter.HARNESS + "stub";
    private static final int THREADS = 8;
    private static final int IDLE_MILLIS = 120_000;

    private final Server server;
    private final ServerConnector connector;
    private final StubHandler handler;

    /**
     * Starts a stub.
     *
     * @param template what it answers
     * @param together how many requests it lets arrive before it answers any of them
     */
    Stub(AnswerTemplate template, int together) {
        // As many threads at least as at most: one that ended would take its processor time with it.
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, THREADS);
        threads.setName(NAME);
        this.server = new Server(threads, new ScheduledExecutorScheduler(NAME + "-timer", true), null);
        this.connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory());
        connector.setHost("127.0.0.1");
        connector.setIdleTimeout(IDLE_MILLIS);
        connector.setAcceptQueueSize(Math.max(128, together));
        server.addConnector(connector);
        this.handler = new StubHandler(template, together);
        server.setHandler(handler);
        try {
            server.start();
        } catch (Exception e) {
            throw new WrongAnswerException("the stub cannot start: " + e.getMessage(), e);
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort());
    }

    StubHandler.Seen last() {
        return handler.last();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new WrongAnswerException("the stub cannot stop: " + e.getMessage(), e);
        }
    }
}
