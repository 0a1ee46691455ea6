package dev.mfacore.tck.stub;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One connection with a client, seen from the server's end. */
public final class Talk {

    private static final int LONGEST_LINE = 1 << 16;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    Talk(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    /** Reads one request, or nothing if the client has ended the connection. */
    Optional<Received> read() throws IOException {
        Optional<String> first = line();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String line = needed(line()); !line.isEmpty(); line = needed(line())) {
            String[] pair = line.split(":", 2);
            headers.computeIfAbsent(pair[0].strip().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(pair.length == 2 ? pair[1].strip() : "");
        }
        String[] words = first.get().split(" ", 3);
        String target = words.length > 1 ? words[1] : "";
        return Optional.of(new Received(words[0], target, headers, body(headers)));
    }

    private byte[] body(Map<String, List<String>> headers) throws IOException {
        if (headers.containsKey("transfer-encoding")) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            for (int size = chunk(); size > 0; size = chunk()) {
                body.write(in.readNBytes(size));
                needed(line());
            }
            needed(line());
            return body.toByteArray();
        }
        List<String> length = headers.getOrDefault("content-length", List.of("0"));
        return in.readNBytes(Integer.parseInt(length.get(0)));
    }

    private int chunk() throws IOException {
        return Integer.parseInt(needed(line()).split(";", 2)[0].strip(), 16);
    }

    private Optional<String> line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int one = in.read(); one != '\n'; one = in.read()) {
            if (one < 0 || line.size() > LONGEST_LINE) {
                return Optional.empty();
            }
            line.write(one);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    }

    private static String needed(Optional<String> line) throws IOException {
        return line.orElseThrow(() -> new IOException("the request breaks off"));
    }

    public void send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    public void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Ends the connection in good order. */
    public void end() throws IOException {
        socket.close();
    }

    /** Ends the connection as a crash does. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Says nothing until the client goes away. */
    public void awaitEnd() throws IOException {
        in.transferTo(OutputStream.nullOutputStream());
        socket.close();
    }

    boolean isOpen() {
        return !socket.isClosed();
    }
}
