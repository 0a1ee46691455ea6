package dev.mfacore.adapter.authing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/** The other side, on a real socket, that does what its script says. */
final class Peer implements AutoCloseable {

    /** What the peer does with one request. Returning false ends the connection. */
    @FunctionalInterface
    interface Script {
        boolean serve(Talk talk, Received request) throws IOException;
    }

    private final ServerSocket server;
    private final String scheme;
    private final Script script;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch ended = new CountDownLatch(1);

    private Peer(ServerSocket server, String scheme, Script script) {
        this.server = server;
        this.scheme = scheme;
        this.script = script;
        start(this::accept);
    }

    static Peer scripted(Script script) throws IOException {
        return new Peer(new ServerSocket(0, 4096, InetAddress.getLoopbackAddress()), "http", script);
    }

    static Peer answering(Function<Received, byte[]> answer) throws IOException {
        return scripted((talk, request) -> {
            talk.send(answer.apply(request));
            return true;
        });
    }

    static Peer tls(SSLContext context, Script script) throws IOException {
        ServerSocket socket =
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        return new Peer(socket, "https", script);
    }

    URI url() {
        return URI.create(scheme + "://localhost:" + server.getLocalPort());
    }

    List<Received> received() {
        return received;
    }

    Received only() {
        if (received.size() != 1) {
            throw new AssertionError("expected one request, got " + received.size());
        }
        return received.get(0);
    }

    int connections() {
        return connections.get();
    }

    /** Waits until a connection has ended. */
    boolean sawAnEnd() throws InterruptedException {
        return ended.await(20, TimeUnit.SECONDS);
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                connections.incrementAndGet();
                open.add(socket);
                start(() -> serve(socket));
            }
        } catch (IOException e) {
            return; // Closed.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            Talk talk = new Talk(socket);
            for (Optional<Received> next = talk.read(); next.isPresent(); next = talk.read()) {
                received.add(next.get());
                if (!script.serve(talk, next.get())) {
                    return;
                }
            }
        } catch (IOException e) {
            return; // The other side went away, or never got through its handshake.
        } finally {
            ended.countDown();
            open.remove(socket);
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(null, work, "peer", 128 * 1024);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
