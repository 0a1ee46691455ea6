package dev.mfacore.tck.drive;

import dev.mfacore.tck.drive.Http.Reply;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;

/**
 * One connection on which requests of several users follow one another, as a reverse proxy makes it, with headers exactly
 * as they are written. Where the server hangs up, the next request goes over a new one. Not safe for several threads.
 */
public final class KeptConnection implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 15_000;
    private static final int LONGEST = 1 << 20;

    private final URI base;
    private Socket socket;

    KeptConnection(URI base) {
        this.base = base;
        this.socket = open();
    }

    /** Sends a request whose header lines stand as given, and reads its answer. */
    public Reply send(String method, String path, List<String> headerLines, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head =
                new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\n");
        headerLines.forEach(line -> head.append(line).append("\r\n"));
        if (content.length > 0) {
            head.append("Content-Length: ").append(content.length).append("\r\n");
        }
        byte[] request = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        try {
            if (socket.isClosed()) {
                socket = open();
            }
            socket.getOutputStream().write(request);
            socket.getOutputStream().write(content);
            socket.getOutputStream().flush();
            return read(socket.getInputStream(), method.equals("HEAD"));
        } catch (IOException e) {
            throw new UncheckedIOException("no answer to " + method + " " + path.replaceAll("\\?.*", ""), e);
        }
    }

    private Socket open() {
        boolean tls = "https".equals(base.getScheme());
        int port = base.getPort() >= 0 ? base.getPort() : tls ? 443 : 80;
        try {
            Socket opened = tls
                    ? SSLSocketFactory.getDefault().createSocket(base.getHost(), port)
                    : new Socket(base.getHost(), port);
            opened.setSoTimeout(PATIENCE_MILLIS);
            opened.setTcpNoDelay(true);
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException("no connection to the endpoint", e);
        }
    }

    private Reply read(InputStream in, boolean headOnly) throws IOException {
        String status = line(in);
        while (status.startsWith("HTTP/1.1 1")) {
            headers(in);
            status = line(in);
        }
        if (!status.matches("HTTP/1\\.[01] [1-5][0-9]{2}.*")) {
            throw new IOException("no status line of HTTP/1.1");
        }
        int number = Integer.parseInt(status.substring(9, 12));
        Map<String, List<String>> headers = headers(in);
        boolean none = headOnly || number == 204 || number == 304;
        byte[] body = none ? new byte[0] : body(in, headers);
        if (headers.getOrDefault("connection", List.of()).stream().anyMatch("close"::equalsIgnoreCase)) {
            socket.close();
        }
        return new Reply(number, headers, new String(body, StandardCharsets.UTF_8));
    }

    private static Map<String, List<String>> headers(InputStream in) throws IOException {
        Map<String, List<String>> headers = new HashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = Math.max(line.indexOf(':'), 0);
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), it -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return headers;
    }

    private static byte[] body(InputStream in, Map<String, List<String>> headers) throws IOException {
        if (headers.getOrDefault("transfer-encoding", List.of()).contains("chunked")) {
            return chunks(in);
        }
        List<String> lengths = headers.getOrDefault("content-length", List.of());
        return lengths.isEmpty() ? in.readNBytes(LONGEST) : exactly(in, Integer.parseInt(lengths.get(0)));
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (int size = size(in); size > 0; size = size(in)) {
            whole.writeBytes(exactly(in, size));
            line(in);
        }
        while (!line(in).isEmpty()) {
            // Trailers say nothing here.
        }
        return whole.toByteArray();
    }

    private static int size(InputStream in) throws IOException {
        return Integer.parseInt(line(in).replaceAll(";.*", "").strip(), 16);
    }

    private static byte[] exactly(InputStream in, int size) throws IOException {
        if (size < 0 || size > LONGEST) {
            throw new IOException("an answer of more than " + LONGEST + " bytes");
        }
        byte[] bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new EOFException("an answer that ends too soon");
        }
        return bytes;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0 || line.length() > LONGEST) {
                throw new EOFException("an answer that ends too soon");
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
