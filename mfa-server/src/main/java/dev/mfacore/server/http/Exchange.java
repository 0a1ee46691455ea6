package dev.mfacore.server.http;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** One request and its answer, which is written once, with the standing headers, and recorded. */
final class Exchange {

    private static final Map<String, String> STANDING = Map.of(
            "Cache-Control", "no-store",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Referrer-Policy", "no-referrer",
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY");
    private static final String ONE_YEAR = "max-age=31536000";
    private static final int LONGEST_METHOD = 16;

    private final String id;
    private final String port;
    private final Request request;
    private final Response response;
    private final Callback callback;
    private final String client;
    private final Optional<Route> route;
    private final Consumer<AccessRecord> access;
    private final AtomicBoolean answered = new AtomicBoolean();

    Exchange(
            String id,
            String port,
            Request request,
            Response response,
            Callback callback,
            String client,
            Optional<Route> route,
            Consumer<AccessRecord> access) {
        this.id = id;
        this.port = port;
        this.request = request;
        this.response = response;
        this.callback = callback;
        this.client = client;
        this.route = route;
        this.access = access;
    }

    void answer(ApiResponse answer) {
        if (answered.compareAndSet(false, true)) {
            write(answer);
        }
    }

    /** Answers and hangs up, since the rest of the request was not read. */
    void answerLast(ApiResponse answer) {
        answer(answer.with(HttpHeader.CONNECTION.asString(), "close"));
    }

    private void write(ApiResponse answer) {
        response.setStatus(answer.status());
        STANDING.forEach((name, value) -> response.getHeaders().put(name, value));
        if (request.isSecure()) {
            response.getHeaders().put("Strict-Transport-Security", ONE_YEAR);
        }
        response.getHeaders().put("X-Request-Id", id);
        answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
        byte[] body = answer.body();
        if (answer.status() != 204) {
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        }
        record(answer);
        boolean head = request.getMethod().equals("HEAD");
        response.write(true, ByteBuffer.wrap(head ? new byte[0] : body), callback);
    }

    private void record(ApiResponse answer) {
        String method = request.getMethod();
        access.accept(new AccessRecord(
                port,
                id,
                method.substring(0, Math.min(method.length(), LONGEST_METHOD)),
                route.map(Route::template),
                answer.status(),
                answer.body().length,
                Duration.ofNanos(System.nanoTime() - request.getBeginNanoTime()),
                client));
    }
}
