package dev.mfacore.server.log;

import dev.mfacore.server.http.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/**
 * Writes JSON objects, one a line, from a thread of its own, so that requests do not wait for a slow terminal. When
 * {@value #CAPACITY} lines wait, callers wait too: nothing is dropped. Safe for use by any number of threads.
 */
public final class JsonLines implements AutoCloseable {

    private static final int CAPACITY = 8_192;
    private static final byte[] END = {};

    /** Waking this thread up costs a request more than its line does: once awake it lets further lines gather. */
    private static final long PAUSE_NANOS = 1_000_000;

    private final OutputStream out;
    private final BlockingQueue<byte[]> lines = new ArrayBlockingQueue<>(CAPACITY);
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Thread writer;

    /** Starts writing to a stream, which it does not close. */
    public JsonLines(OutputStream out) {
        this.out = out;
        this.writer = new Thread(this::run, "mfa-log");
        writer.setDaemon(true);
        writer.start();
    }

    /** Takes a line, of which the writer writes the members. After {@link #close()} lines are ignored. */
    public void write(Consumer<JsonGenerator> members) {
        if (!closed.get()) {
            put(Json.writeObject(members));
        }
    }

    /** Writes what waits, and ends. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            put(END);
            try {
                writer.join(5_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void put(byte[] line) {
        try {
            lines.put(line);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes a line and those that wait behind it; false at the end. */
    private boolean writeAll(byte[] first) throws IOException {
        List<byte[]> batch = new ArrayList<>();
        batch.add(first);
        lines.drainTo(batch);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (byte[] line : batch) {
            if (line != END) {
                text.writeBytes(line);
                text.write('\n');
            }
        }
        text.writeTo(out);
        out.flush();
        return !batch.contains(END);
    }

    private void run() {
        try {
            while (writeAll(lines.take())) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } catch (IOException | InterruptedException e) {
            // Nobody reads any more: go on without a log rather than stand still.
            closed.set(true);
            lines.clear();
        }
    }
}
