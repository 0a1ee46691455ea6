package dev.mfacore.tck.gallery.authing;

import dev.mfacore.tck.AuthingPeer;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A connection for each request, on plain sockets. Faults override what they get wrong. */
class SocketExchanger implements Exchanger {

    private static final int CAP = 1 << 20;

    final AuthingPeer peer;

    SocketExchanger(AuthingPeer peer) {
        this.peer = peer;
    }

    @Override
    public Response exchange(Request request) throws IOException {
        long end = System.nanoTime() + peer.deadline().toNanos();
        URI url = peer.url();
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(url.getHost(), url.getPort()), (int)
                    peer.deadline().toMillis());
            plain.setSoTimeout(timeout(end));
            try (Socket socket = url.getScheme().equals("https") ? secured(plain) : plain) {
                socket.getOutputStream().write(bytes(request));
                socket.getOutputStream().flush();
                return new Reading(socket, end).response();
            }
        }
    }

    /** How long one read may wait. */
    int timeout(long end) throws IOException {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new IOException("no answer in time");
        }
        return (int) left;
    }

    Socket secured(Socket plain) throws IOException {
        SSLSocket socket = (SSLSocket) context()
                .getSocketFactory()
                .createSocket(plain, peer.url().getHost(), peer.url().getPort(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm(identification());
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    SSLContext context() {
        return peer.sslContext();
    }

    String identification() {
        return "HTTPS";
    }

    int cap() {
        return CAP;
    }

    boolean understandsChunks() {
        return true;
    }

    private static byte[] bytes(Request request) {
        byte[] body = request.body().orElse("").getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder(request.method() + " " + request.target() + " HTTP/1.1\r\n");
        request.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Host: kit\r\nConnection: close\r\nContent-Length: " + body.length + "\r\n\r\n");
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(body);
        return all.toByteArray();
    }

    /** One response as it comes in. */
    private final class Reading {

        private final Socket socket;
        private final InputStream in;
        private final long end;

        Reading(Socket socket, long end) throws IOException {
            this.socket = socket;
            this.in = new BufferedInputStream(socket.getInputStream());
            this.end = end;
        }

        Response response() throws IOException {
            String first = line();
            if (!first.matches("HTTP/1\\.1 [1-5][0-9][0-9]( .*)?")) {
                throw new IOException("no HTTP");
            }
            Map<String, String> headers = new HashMap<>();
            for (String line = line(); !line.isEmpty(); line = line()) {
                String[] pair = line.split(":", 2);
                if (pair.length == 2) {
                    headers.put(pair[0].strip().toLowerCase(Locale.ROOT), pair[1].strip());
                }
            }
            return new Response(Integer.parseInt(first.substring(9, 12)), headers, body(headers));
        }

        private byte[] body(Map<String, String> headers) throws IOException {
            if (!headers.containsKey("transfer-encoding")) {
                return bytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
            }
            if (!understandsChunks()) {
                return new byte[0];
            }
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
                body.writeBytes(bytes(size));
                if (body.size() > cap() || !line().isEmpty()) {
                    throw new IOException("chunks too many or broken");
                }
            }
            line();
            return body.toByteArray();
        }

        private byte[] bytes(int size) throws IOException {
            if (size > cap()) {
                throw new IOException("too long");
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            while (bytes.size() < size) {
                socket.setSoTimeout(timeout(end));
                int got = in.read(buffer, 0, Math.min(buffer.length, size - bytes.size()));
                if (got < 0) {
                    throw new IOException("cut off");
                }
                bytes.write(buffer, 0, got);
            }
            return bytes.toByteArray();
        }

        private String line() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (byte one = bytes(1)[0]; one != '\n'; one = bytes(1)[0]) {
                line.write(one);
                if (line.size() > cap()) {
                    throw new IOException("too long");
                }
            }
            return line.toString(StandardCharsets.ISO_8859_1).replace("\r", "");
        }
    }
}
