package dev.mfacore.adapter.authing.transport;

import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The empty body of a GET that changes something. The JDK's client repeats a GET of its own accord when the connection
 * ends before an answer begins; it asks for the length of the body each time before it sends, and is refused the second
 * time (CLI-05).
 */
final class OnceBody implements HttpRequest.BodyPublisher {

    private final AtomicBoolean asked = new AtomicBoolean();
    private final HttpRequest.BodyPublisher empty = HttpRequest.BodyPublishers.noBody();

    @Override
    public long contentLength() {
        if (asked.getAndSet(true)) {
            throw new NoAnswerException("the connection ended before an answer began");
        }
        return 0;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        empty.subscribe(subscriber);
    }
}
