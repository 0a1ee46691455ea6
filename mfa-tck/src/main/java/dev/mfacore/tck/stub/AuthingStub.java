package dev.mfacore.tck.stub;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A server on this machine that does with each request what its script says, and keeps what it was asked. */
public final class AuthingStub implements AutoCloseable {

    private static final int TLS_HANDSHAKE = 0x16;

    private final ServerSocket server;
    private final Optional<SSLContext> tls;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile boolean closed;
    private volatile Script script = (talk, request) -> talk.send(Replies.notSignedIn(request));

    private AuthingStub(Optional<SSLContext> tls) {
        this.tls = tls;
        try {
            server = new ServerSocket(0, 1024, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        } catch (IOException e) {
            throw new UncheckedIOException("the kit cannot listen on this machine", e);
        }
        start(this::accept);
    }

    /** Starts one that takes plain HTTP and answers that nobody is signed in. */
    public static AuthingStub start() {
        return new AuthingStub(Optional.empty());
    }

    /** Starts one that shows a certificate; plain HTTP it takes too, to see who falls back to it. */
    public static AuthingStub start(SSLContext context) {
        return new AuthingStub(Optional.of(context));
    }

    public URI url() {
        return URI.create((tls.isPresent() ? "https" : "http") + "://127.0.0.1:" + server.getLocalPort());
    }

    /** What it does from now on. */
    public void script(Script next) {
        script = next;
    }

    /** Answers everything with the same bytes from now on. */
    public void answer(byte[] reply) {
        script = (talk, request) -> talk.send(reply);
    }

    /** What it was asked since it was started, or since the last {@link #forget}. */
    public List<Received> received() {
        return received;
    }

    public void forget() {
        received.clear();
    }

    public int connections() {
        return connections.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                if (closed) {
                    // The system may still hand out one that came while the server was being closed.
                    socket.close();
                    return;
                }
                connections.incrementAndGet();
                open.add(socket);
                start(() -> serve(socket));
            }
        } catch (IOException e) {
            return; // Closed.
        }
    }

    private void serve(Socket socket) {
        try (Socket plain = socket;
                Socket inner = layered(plain)) {
            inner.setTcpNoDelay(true);
            Talk talk = new Talk(inner);
            while (talk.isOpen()) {
                Optional<Received> request = talk.read();
                if (request.isEmpty()) {
                    return;
                }
                received.add(request.get());
                script.serve(talk, request.get());
            }
        } catch (IOException | NumberFormatException e) {
            return; // The client went away, did not like the certificate, or spoke no HTTP.
        } finally {
            open.remove(socket);
        }
    }

    private Socket layered(Socket socket) throws IOException {
        if (tls.isEmpty()) {
            return socket;
        }
        int first = socket.getInputStream().read();
        if (first < 0) {
            throw new IOException("nothing came");
        }
        InputStream looked = new ByteArrayInputStream(new byte[] {(byte) first});
        if (first != TLS_HANDSHAKE) {
            return new Unread(socket, new SequenceInputStream(looked, socket.getInputStream()));
        }
        SSLSocket secured = (SSLSocket) tls.get().getSocketFactory().createSocket(socket, looked, true);
        secured.setUseClientMode(false);
        secured.startHandshake();
        return secured;
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(null, work, "mfa-tck-authing", 256 * 1024);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        closed = true;
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the kit's server cannot be closed", e);
        }
    }

    /** A socket of which a byte was looked at. */
    private static final class Unread extends Socket {
        private final Socket socket;
        private final InputStream in;

        Unread(Socket socket, InputStream in) {
            this.socket = socket;
            this.in = in;
        }

        @Override
        public InputStream getInputStream() {
            return in;
        }

        @Override
        public java.io.OutputStream getOutputStream() throws IOException {
            return socket.getOutputStream();
        }

        @Override
        public void setTcpNoDelay(boolean on) throws java.net.SocketException {
            socket.setTcpNoDelay(on);
        }

        @Override
        public boolean isClosed() {
            return socket.isClosed();
        }

        @Override
        public synchronized void close() throws IOException {
            socket.close();
        }
    }
}
