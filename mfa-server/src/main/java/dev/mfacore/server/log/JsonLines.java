package dev.mfacore.server.log;

import dev.mfacore.server.http.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes JSON objects, one a line, from a thread of its own, so that requests do not wait for a slow terminal. When
 * {@value #CAPACITY} lines wait, callers wait too: nothing is dropped. Safe for use by any number of threads.
 */
public final class JsonLines implements AutoCloseable {

    private static final int CAPACITY = 8_192;
    private static final byte[] END = {};

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

    /** Takes a line. After {@link #close()} lines are ignored. */
    public void write(ObjectNode line) {
        if (!closed.get()) {
            put(Json.write(line));
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

    private void run() {
        try {
            while (true) {
                byte[] line = lines.take();
                if (line == END) {
                    return;
                }
                out.write(line);
                out.write('\n');
                if (lines.isEmpty()) {
                    out.flush();
                }
            }
        } catch (IOException | InterruptedException e) {
            // Nobody reads any more: go on without a log rather than stand still.
            closed.set(true);
            lines.clear();
        }
    }
}
