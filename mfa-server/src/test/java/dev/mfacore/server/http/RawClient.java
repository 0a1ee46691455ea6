package dev.mfacore.server.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Sends bytes as they are, and reads whatever comes back until the server hangs up. */
public final class RawClient implements AutoCloseable {

    private final Socket socket;

    public RawClient(URI port) throws IOException {
        this.socket = new Socket(port.getHost(), port.getPort());
        socket.setSoTimeout(15_000);
        socket.setTcpNoDelay(true);
    }

    public RawClient send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public RawClient send(byte[] bytes) throws IOException {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (SocketException e) {
            // The server may have had enough already; what it said is still to be read.
            return this;
        }
        return this;
    }

    public RawClient finish() throws IOException {
        try {
            socket.shutdownOutput();
        } catch (SocketException e) {
            return this;
        }
        return this;
    }

    /** Everything up to the end; a connection that is reset ends as well. A time-out is thrown: it is a hang. */
    public String readAll() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] piece = new byte[4096];
        try {
            InputStream in = socket.getInputStream();
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                bytes.write(piece, 0, n);
            }
        } catch (SocketException e) {
            return bytes.toString(StandardCharsets.UTF_8);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** Gives the connection up before the end of the test. */
    public void hangUp() throws IOException {
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    public static String exchange(URI port, String request) throws IOException {
        try (RawClient client = new RawClient(port)) {
            return client.send(request).finish().readAll();
        }
    }

    public static int status(String answer) {
        return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : 0;
    }
}
