package dev.mfacore.bench.http;

import dev.mfacore.bench.measure.WrongAnswerException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * One kept-alive connection of the load generator. It knows as much HTTP as it takes to find the end of an answer, so that
 * on a shared processor the server is what is measured. For one thread at a time.
 */
final class LoadConnection implements AutoCloseable {

    private static final byte[] STATUS = "HTTP/1.1 200 ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BLANK_LINE = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final String LENGTH = "\r\ncontent-length:";
    private static final int MOST = 64 * 1024;

    private final Socket socket;
    private final InputStream in;
    private final byte[] buffer = new byte[MOST];
    private int filled;

    LoadConnection(URI target) throws IOException {
        this.socket = new Socket(target.getHost(), target.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(30_000);
        this.in = socket.getInputStream();
    }

    /** Sends a request and checks the answer. */
    void exchange(LoadRequest request) throws IOException {
        int body = send(request);
        if (!contains(body, request.expected())) {
            throw new WrongAnswerException("the server answered something else than was expected: " + text(0, body)
                    + "... for a request that should be answered with "
                    + new String(request.expected(), StandardCharsets.US_ASCII));
        }
    }

    /** Sends a request and returns the body of the answer. */
    byte[] body(LoadRequest request) throws IOException {
        exchange(request);
        return Arrays.copyOfRange(buffer, find(BLANK_LINE, 0) + BLANK_LINE.length, filled);
    }

    /** Returns where the body of the answer begins in the buffer. */
    private int send(LoadRequest request) throws IOException {
        socket.getOutputStream().write(request.bytes());
        filled = 0;
        int end = -1;
        while (end < 0) {
            int from = Math.max(0, filled - BLANK_LINE.length);
            read();
            end = find(BLANK_LINE, from);
        }
        int body = end + BLANK_LINE.length;
        int whole = body + length(end);
        while (filled < whole) {
            read();
        }
        if (filled > whole || !Arrays.equals(buffer, 0, STATUS.length, STATUS, 0, STATUS.length)) {
            throw new WrongAnswerException("the server answered " + text(0, Math.min(end, 80)));
        }
        return body;
    }

    private void read() throws IOException {
        int count = in.read(buffer, filled, MOST - filled);
        if (count <= 0) {
            throw new WrongAnswerException("the server hung up, or its answer has more than " + MOST + " bytes");
        }
        filled += count;
    }

    private int length(int end) {
        String head = text(0, end).toLowerCase(Locale.ROOT);
        int at = head.indexOf(LENGTH);
        if (at < 0) {
            throw new WrongAnswerException("the answer has no Content-Length");
        }
        int from = at + LENGTH.length();
        int line = head.indexOf("\r\n", from);
        return Integer.parseInt(head.substring(from, line < 0 ? end : line).strip());
    }

    private boolean contains(int from, byte[] wanted) {
        return find(wanted, from) >= 0;
    }

    private int find(byte[] wanted, int from) {
        for (int i = from; i <= filled - wanted.length; i++) {
            if (Arrays.equals(buffer, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }

    private String text(int from, int to) {
        return new String(buffer, from, to - from, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
