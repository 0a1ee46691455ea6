package dev.mfacore.server.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections on which no request gets done: headers that trickle in byte by byte never look idle. A connection
 * has to have begun a new request since the last look, or to be busy with one.
 */
final class SlowConnectionGuard implements Connection.Listener {

    private final Scheduler scheduler;
    private final long pause;

    SlowConnectionGuard(Scheduler scheduler, Duration pause) {
        this.scheduler = scheduler;
        this.pause = pause.toMillis();
    }

    @Override
    public void onOpened(Connection connection) {
        lookLater(connection, 0);
    }

    private void lookLater(Connection connection, long begunBefore) {
        scheduler.schedule(() -> look(connection, begunBefore), pause, TimeUnit.MILLISECONDS);
    }

    private void look(Connection connection, long begunBefore) {
        if (!connection.getEndPoint().isOpen()) {
            return;
        }
        long begun = connection.getMessagesIn();
        boolean busy = begun > connection.getMessagesOut();
        if (begun == begunBefore && !busy) {
            connection.getEndPoint().close();
        } else {
            lookLater(connection, begun);
        }
    }
}
