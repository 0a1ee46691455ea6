package dev.mfacore.tck.gallery.authing;

import dev.mfacore.tck.AuthingPeer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** The JDK's client, one for all requests, each waited for by a thread of its own. */
class JdkExchanger implements Exchanger {

    private static final int CAP = 1 << 20;
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "jdk-exchanger");
        thread.setDaemon(true);
        return thread;
    });

    private final AuthingPeer peer;
    private final HttpClient client;

    JdkExchanger(AuthingPeer peer) {
        this.peer = peer;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .sslContext(peer.sslContext())
                .build();
    }

    @Override
    public Response exchange(Request request) throws IOException {
        HttpRequest.Builder built = HttpRequest.newBuilder(URI.create(peer.url() + request.target()));
        request.headers().forEach(built::setHeader);
        built.method(
                request.method(),
                request.body().map(HttpRequest.BodyPublishers::ofString).orElseGet(() -> noBody(request)));
        HttpRequest whole = built.build();
        Future<Response> response = THREADS.submit(() -> taken(whole));
        try {
            return response.get(peer.deadline().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (TimeoutException e) {
            throw new IOException("no answer in time", e);
        } catch (ExecutionException e) {
            throw new IOException("no answer: " + e.getCause().getClass().getSimpleName());
        } finally {
            response.cancel(true);
        }
    }

    HttpRequest.BodyPublisher noBody(Request request) {
        return request.isRepeatable() ? HttpRequest.BodyPublishers.noBody() : new SentOnce();
    }

    private Response taken(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream in = response.body()) {
            byte[] body = in.readNBytes(CAP + 1);
            if (body.length > CAP) {
                throw new IOException("too long");
            }
            Map<String, String> headers = new HashMap<>();
            response.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
            return new Response(response.statusCode(), headers, body);
        }
    }

    /** The JDK sends a GET again when the connection is lost, and asks for this anew; the second time it gets nothing. */
    private static final class SentOnce implements HttpRequest.BodyPublisher {

        private final AtomicBoolean sent = new AtomicBoolean();

        @Override
        public long contentLength() {
            if (sent.getAndSet(true)) {
                throw new IllegalStateException("sent already");
            }
            return 0;
        }

        @Override
        public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
            HttpRequest.BodyPublishers.noBody().subscribe(subscriber);
        }
    }
}
