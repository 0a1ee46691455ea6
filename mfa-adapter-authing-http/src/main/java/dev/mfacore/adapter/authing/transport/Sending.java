package dev.mfacore.adapter.authing.transport;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way. Its answer is there as soon as the last byte is: the JDK's own future of it comes by way of one
 * more thread, which is started for it on small machines, and is therefore done without where it can be.
 */
final class Sending {

    private final CompletableFuture<RawAnswer> answer = new CompletableFuture<>();
    private final HttpClient client;
    private final HttpRequest request;
    private final int cap;
    private int left;

    private volatile @Nullable CompletableFuture<HttpResponse<byte[]>> current;
    private volatile boolean whole;

    Sending(HttpClient client, HttpRequest request, int cap, int repetitions) {
        this.client = client;
        this.request = request;
        this.cap = cap;
        this.left = repetitions;
    }

    CompletableFuture<RawAnswer> answer() {
        return answer;
    }

    void attempt() {
        CompletableFuture<HttpResponse<byte[]>> exchange;
        try {
            exchange = client.sendAsync(request, this::body);
        } catch (RuntimeException e) {
            answer.completeExceptionally(new NoAnswerException("the request could not be sent", e));
            return;
        }
        current = exchange;
        if (answer.isDone()) {
            stop();
        }
        Futures.whenDone(exchange, this::ended);
    }

    private HttpResponse.BodySubscriber<byte[]> body(HttpResponse.ResponseInfo info) {
        return new CappedBody(
                cap,
                info.headers().firstValueAsLong("content-length"),
                bytes -> whole(new RawAnswer(info.statusCode(), info.headers(), bytes)));
    }

    /** By now the connection may be another call's, so that nothing may be aborted any more. */
    private void whole(RawAnswer raw) {
        whole = true;
        stop();
        answer.complete(raw);
    }

    private void ended(HttpResponse<byte[]> response, @Nullable Throwable failure) {
        if (whole || answer.isDone()) {
            return;
        }
        if (failure == null) {
            answer.complete(new RawAnswer(response.statusCode(), response.headers(), response.body()));
            return;
        }
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        // Attempts follow each other, so that one thread at a time counts them.
        if (left > 0 && !(cause instanceof NoAnswerException)) {
            left--;
            attempt();
        } else {
            answer.completeExceptionally(cause);
        }
    }

    void fail(NoAnswerException failure) {
        answer.completeExceptionally(failure);
    }

    /** Aborts the exchange, or once it is at its end saves its future the way here. */
    void stop() {
        CompletableFuture<HttpResponse<byte[]>> exchange = current;
        if (exchange == null) {
            return;
        }
        if (whole) {
            exchange.complete(null);
        } else {
            exchange.cancel(true);
        }
    }
}
