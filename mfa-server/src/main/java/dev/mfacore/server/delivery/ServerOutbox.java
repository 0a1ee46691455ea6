package dev.mfacore.server.delivery;

import dev.mfacore.adapter.inmemory.Outbox;
import dev.mfacore.port.OtpDelivery;
import dev.mfacore.port.OtpMessage;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The outbox of the in-memory adapter, with the moment of each sending. Safe for use by any number of threads. */
public final class ServerOutbox implements OtpDelivery {

    private final InstantSource clock;
    private final Outbox outbox = new Outbox();
    private final Map<String, Instant> times = new ConcurrentHashMap<>();

    /** Starts empty. */
    public ServerOutbox(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void deliver(OtpMessage message) {
        times.put(message.id(), clock.instant());
        outbox.deliver(message);
        if (times.size() > 2 * Outbox.DEFAULT_CAPACITY) {
            times.keySet()
                    .retainAll(outbox.messages().stream().map(OtpMessage::id).toList());
        }
    }

    /** Returns what was sent, oldest first. */
    public List<SentCode> sent() {
        return outbox.messages().stream()
                .flatMap(it -> Stream.ofNullable(times.get(it.id())).map(at -> new SentCode(it, at)))
                .toList();
    }
}
