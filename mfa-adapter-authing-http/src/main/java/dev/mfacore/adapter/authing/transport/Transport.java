package dev.mfacore.adapter.authing.transport;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Sends requests, and gets a whole bounded answer in bounded time or none (CLI-06). Keeps nothing from one request to the
 * next. A request is put again only as often as its caller says, and only when no answer began to arrive.
 */
public final class Transport {

    private final HttpClient client;
    private final Executor executor;
    private final Duration deadline;
    private final int cap;

    /**
     * Makes a transport.
     *
     * @param client sends; follows no redirects
     * @param executor completes the answers, so that no caller's code runs on the thread of a timer
     * @param deadline for a whole call, repetitions included
     * @param cap the most bytes of an answer
     */
    public Transport(HttpClient client, Executor executor, Duration deadline, int cap) {
        this.client = client;
        this.executor = executor;
        this.deadline = deadline;
        this.cap = cap;
    }

    CompletableFuture<RawAnswer> send(HttpRequest request, int repetitions) {
        Sending sending = new Sending(request, repetitions);
        CompletableFuture<Void> timer =
                new CompletableFuture<Void>().orTimeout(deadline.toNanos(), TimeUnit.NANOSECONDS);
        Futures.whenDone(timer, (nothing, end) -> {
            // A call that ended in time cancels its timer: that is worth no other thread.
            if (end instanceof TimeoutException) {
                onExecutor(sending::late);
            }
        });
        Futures.whenDone(sending.answer, (answer, failure) -> {
            timer.cancel(false);
            sending.stop();
        });
        sending.attempt();
        return sending.answer;
    }

    /** A pool that is full must not lift the deadline. */
    private void onExecutor(Runnable work) {
        try {
            executor.execute(work);
        } catch (RejectedExecutionException e) {
            work.run();
        }
    }

    /** One request on its way. */
    private final class Sending {

        private final CompletableFuture<RawAnswer> answer = new CompletableFuture<>();
        private final AtomicReference<CompletableFuture<?>> current = new AtomicReference<>();
        private final HttpRequest request;
        private int left;

        Sending(HttpRequest request, int repetitions) {
            this.request = request;
            this.left = repetitions;
        }

        void attempt() {
            CompletableFuture<HttpResponse<byte[]>> exchange;
            try {
                exchange = client.sendAsync(request, Transport.this::body);
            } catch (RuntimeException e) {
                answer.completeExceptionally(new NoAnswerException("the request could not be sent", e));
                return;
            }
            current.set(exchange);
            if (answer.isDone()) {
                stop();
            }
            Futures.whenDone(exchange, this::arrived);
        }

        private void arrived(HttpResponse<byte[]> response, Throwable failure) {
            if (failure == null) {
                answer.complete(new RawAnswer(response.statusCode(), response.headers(), response.body()));
                return;
            }
            Throwable cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            // Attempts follow each other, so that one thread at a time counts them.
            if (left > 0 && !answer.isDone() && !(cause instanceof NoAnswerException)) {
                left--;
                attempt();
            } else {
                answer.completeExceptionally(cause);
            }
        }

        void late() {
            answer.completeExceptionally(
                    new NoAnswerException("no whole answer within " + deadline.toMillis() + " ms"));
        }

        void stop() {
            CompletableFuture<?> exchange = current.get();
            if (exchange != null) {
                exchange.cancel(true);
            }
        }
    }

    private HttpResponse.BodySubscriber<byte[]> body(HttpResponse.ResponseInfo info) {
        return new CappedBody(cap, info.headers().firstValueAsLong("content-length"));
    }
}
