package dev.mfacore.adapter.inmemory;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.Iterables;
import dev.mfacore.Recipient;
import dev.mfacore.port.DeliveryException;
import dev.mfacore.port.OtpDelivery;
import dev.mfacore.port.OtpMessage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A delivery channel that ends here: it keeps what was sent, for demos and tests to read the codes from. It keeps so
 * many messages and drops the oldest for a new one. Safe for use by any number of threads. The text form shows no code.
 */
public final class Outbox implements OtpDelivery {

    /** How many messages are kept if nothing else is said. */
    public static final int DEFAULT_CAPACITY = 1_000;

    private final BoundedLog<OtpMessage> messages;
    private final AtomicInteger failuresToCome = new AtomicInteger();

    /** Makes an empty outbox for {@link #DEFAULT_CAPACITY} messages. */
    public Outbox() {
        this(DEFAULT_CAPACITY);
    }

    /**
     * Makes an empty outbox.
     *
     * @param capacity how many messages to keep, at least 1
     * @throws IllegalArgumentException if {@code capacity} is less than 1
     */
    public Outbox(int capacity) {
        this.messages = new BoundedLog<>(capacity);
    }

    @Override
    public void deliver(OtpMessage message) {
        requireNonNull(message, "message");
        if (failuresToCome.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new DeliveryException("the outbox was told to fail this delivery");
        }
        messages.add(message);
    }

    /**
     * Makes the next deliveries fail, each once; nothing of them is kept.
     *
     * @param deliveries how many, in place of what was said before; 0 for none
     * @throws IllegalArgumentException if {@code deliveries} is negative
     */
    public void failNext(int deliveries) {
        if (deliveries < 0) {
            throw new IllegalArgumentException(
                    "deliveries must be 0 or more, but is " + deliveries + ": use 0 to let all succeed");
        }
        failuresToCome.set(deliveries);
    }

    /**
     * Returns the newest message to a recipient.
     *
     * @param recipient the phone or email address
     * @return the message, if one is kept
     */
    public Optional<OtpMessage> latest(Recipient recipient) {
        return Optional.ofNullable(Iterables.getLast(messagesTo(recipient), null));
    }

    /**
     * Returns all messages that are kept.
     *
     * @return the messages, oldest first; a copy
     */
    public List<OtpMessage> messages() {
        return messages.entries();
    }

    /**
     * Returns the messages to a recipient.
     *
     * @param recipient the phone or email address
     * @return the messages, oldest first; a copy
     */
    public List<OtpMessage> messagesTo(Recipient recipient) {
        requireNonNull(recipient, "recipient");
        return messages().stream()
                .filter(message -> message.recipient().equals(recipient))
                .toList();
    }

    /** Forgets all messages; failures to come still come. */
    public void clear() {
        messages.clear();
    }

    @Override
    public String toString() {
        return "Outbox[" + messages().size() + " messages, codes hidden]";
    }
}
