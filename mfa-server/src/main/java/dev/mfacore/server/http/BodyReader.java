package dev.mfacore.server.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** Reads a body up to a limit without holding a thread while it trickles in. */
final class BodyReader implements Runnable {

    private final Request request;
    private final int limit;
    private final Consumer<byte[]> whole;
    private final Consumer<Failure> failed;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** Why there is no body. */
    enum Failure {
        TOO_LARGE,
        BROKEN
    }

    BodyReader(Request request, int limit, Consumer<byte[]> whole, Consumer<Failure> failed) {
        this.request = request;
        this.limit = limit;
        this.whole = whole;
        this.failed = failed;
    }

    @Override
    public void run() {
        while (true) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                failed.accept(Failure.BROKEN);
                return;
            }
            boolean last = chunk.isLast();
            boolean fits = bytes.size() + chunk.remaining() <= limit;
            if (fits) {
                take(chunk.getByteBuffer());
            }
            chunk.release();
            if (!fits) {
                failed.accept(Failure.TOO_LARGE);
                return;
            }
            if (last) {
                whole.accept(bytes.toByteArray());
                return;
            }
        }
    }

    private void take(ByteBuffer buffer) {
        byte[] piece = new byte[buffer.remaining()];
        buffer.get(piece);
        bytes.writeBytes(piece);
    }
}
