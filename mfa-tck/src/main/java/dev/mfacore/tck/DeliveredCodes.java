package dev.mfacore.tck;

import dev.mfacore.Recipient;
import dev.mfacore.port.DeliveryException;
import dev.mfacore.port.OtpDelivery;
import dev.mfacore.port.OtpMessage;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The channel to give to a service under test: it keeps what is delivered, so that the kit can read the codes, and fails
 * when a clause wants it to. Make a new one for each opening. Safe for any number of threads.
 */
public final class DeliveredCodes implements OtpDelivery {

    private final List<OtpMessage> taken = new CopyOnWriteArrayList<>();
    private final List<OtpMessage> refused = new CopyOnWriteArrayList<>();
    private volatile boolean failing;

    /** Makes an empty one. */
    public DeliveredCodes() {}

    @Override
    public void deliver(OtpMessage message) {
        if (failing) {
            refused.add(message);
            throw new DeliveryException("the kit wants this delivery to fail");
        }
        taken.add(message);
    }

    /**
     * Returns what was taken for a recipient.
     *
     * @param recipient whose
     * @return the codes, oldest first
     */
    public List<String> codesTo(Recipient recipient) {
        return codes(taken, recipient);
    }

    /**
     * Returns what was handed over while this channel failed.
     *
     * @param recipient whose
     * @return the codes, oldest first
     */
    public List<String> refusedTo(Recipient recipient) {
        return codes(refused, recipient);
    }

    /**
     * From now on deliveries fail, or no more.
     *
     * @param on whether they do
     */
    public void fail(boolean on) {
        failing = on;
    }

    @Override
    public String toString() {
        return "DeliveredCodes[" + taken.size() + " codes hidden]";
    }

    private static List<String> codes(List<OtpMessage> messages, Recipient recipient) {
        return messages.stream()
                .filter(message -> message.recipient().identity().equals(recipient.identity()))
                .map(OtpMessage::code)
                .toList();
    }
}
