package dev.mfacore.adapter.authing.transport;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends requests, and gets a whole bounded answer in bounded time or none (CLI-06). Keeps nothing from one request to the
 * next. A request is put again only as often as its caller says, and only when no answer began to arrive.
 */
public final class Transport {

    private final HttpClient client;
    private final Elsewhere elsewhere;
    private final Duration deadline;
    private final int cap;

    /**
     * Makes a transport.
     *
     * @param client sends; follows no redirects
     * @param elsewhere ends calls that are late, since the thread of the timer is everybody's
     * @param deadline for a whole call, repetitions included
     * @param cap the most bytes of an answer
     */
    public Transport(HttpClient client, Elsewhere elsewhere, Duration deadline, int cap) {
        this.client = client;
        this.elsewhere = elsewhere;
        this.deadline = deadline;
        this.cap = cap;
    }

    /** Sends, and does not wait. The answer may arrive on a thread that has to go on to others: no place for long work. */
    CompletableFuture<RawAnswer> send(HttpRequest request, int repetitions) {
        Sending sending = new Sending(client, request, cap, repetitions);
        CompletableFuture<Void> timer =
                new CompletableFuture<Void>().orTimeout(deadline.toNanos(), TimeUnit.NANOSECONDS);
        Futures.whenDone(timer, (nothing, end) -> {
            // A call that ended in time cancels its timer: that is worth no other thread. The timer's own is
            // everybody's.
            if (end instanceof TimeoutException) {
                elsewhere.run(() -> sending.fail(late()));
            }
        });
        Futures.whenDone(sending.answer(), (answer, failure) -> {
            timer.cancel(false);
            sending.stop();
        });
        sending.attempt();
        return sending.answer();
    }

    /** Sends and waits. The thread that waits is the timer, and is woken once. */
    RawAnswer await(HttpRequest request, int repetitions) throws InterruptedException {
        long start = System.nanoTime();
        Sending sending = new Sending(client, request, cap, repetitions);
        sending.attempt();
        try {
            long left = deadline.toNanos() - (System.nanoTime() - start);
            return sending.answer().get(Math.max(left, 0), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw Causes.noAnswer(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw late();
        } finally {
            // Also ends what would otherwise be put again.
            sending.answer().cancel(false);
            sending.stop();
        }
    }

    private NoAnswerException late() {
        return new NoAnswerException("no whole answer within " + deadline.toMillis() + " ms");
    }
}
