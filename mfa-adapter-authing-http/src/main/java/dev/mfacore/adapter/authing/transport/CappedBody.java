package dev.mfacore.adapter.authing.transport;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Collects a body up to a cap; above it the body is abandoned and its connection with it (CLI-06). */
final class CappedBody implements HttpResponse.BodySubscriber<byte[]> {

    private static final int USUAL = 4096;

    private final int cap;
    private final boolean announcedTooLong;
    private final Consumer<byte[]> whole;
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private final ByteArrayOutputStream collected;

    // Both are used by one thread at a time: the rules of Flow order the signals.
    private Flow.@Nullable Subscription subscription;
    private boolean over;

    /**
     * Makes a collector.
     *
     * @param whole gets the body first of all, on the thread that read its last byte
     */
    CappedBody(int cap, OptionalLong announced, Consumer<byte[]> whole) {
        this.cap = cap;
        this.announcedTooLong = announced.isPresent() && announced.getAsLong() > cap;
        this.whole = whole;
        // What is announced has not come yet: no more than a usual answer is set aside for it.
        this.collected = new ByteArrayOutputStream((int) Math.min(Math.max(announced.orElse(0), 32), USUAL));
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        if (subscription != null) {
            given.cancel();
            return;
        }
        subscription = given;
        if (announcedTooLong) {
            abandon();
        } else {
            given.request(Long.MAX_VALUE);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            if (over) {
                return;
            }
            if (buffer.remaining() > cap - collected.size()) {
                abandon();
                return;
            }
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            collected.writeBytes(bytes);
        }
    }

    @Override
    public void onError(Throwable failure) {
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        byte[] bytes = collected.toByteArray();
        whole.accept(bytes);
        body.complete(bytes);
    }

    private void abandon() {
        over = true;
        if (subscription != null) {
            subscription.cancel();
        }
        body.completeExceptionally(new NoAnswerException("the answer is longer than " + cap + " bytes"));
    }
}
