package dev.mfacore.bench.http;

import dev.mfacore.bench.measure.WrongAnswerException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;

/** How calls are put. */
enum CallForm {
    /** One thread that waits for each answer. */
    BLOCKING("blocking, one thread") {
        @Override
        void call(RemoteClient client, List<RemoteUser> users) {
            users.forEach(client::verify);
        }
    },
    /** Futures, {@value #IN_FLIGHT} at a time. */
    ASYNC("futures, 64 at a time") {
        @Override
        void call(RemoteClient client, List<RemoteUser> users) {
            Semaphore free = new Semaphore(IN_FLIGHT);
            CompletableFuture<?>[] answers = users.stream()
                    .map(user -> {
                        free.acquireUninterruptibly();
                        return client.verifyAsync(user).whenComplete((answer, failure) -> free.release());
                    })
                    .toArray(CompletableFuture<?>[]::new);
            try {
                CompletableFuture.allOf(answers).join();
            } catch (CompletionException e) {
                throw new WrongAnswerException(client.library() + ": " + e.getCause(), e);
            }
        }
    };

    private static final int IN_FLIGHT = 64;

    private final String words;

    CallForm(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** Puts a call for each user and returns once all are answered, rightly. */
    abstract void call(RemoteClient client, List<RemoteUser> users);
}
