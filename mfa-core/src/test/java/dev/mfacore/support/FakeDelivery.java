package dev.mfacore.support;

import dev.mfacore.Recipient;
import dev.mfacore.port.DeliveryException;
import dev.mfacore.port.OtpDelivery;
import dev.mfacore.port.OtpMessage;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CopyOnWriteArrayList;

/** A channel that keeps what it is given, and fails when told to. */
public final class FakeDelivery implements OtpDelivery {

    private final List<OtpMessage> messages = new CopyOnWriteArrayList<>();
    private volatile boolean failing;

    @Override
    public void deliver(OtpMessage message) {
        if (failing) {
            throw new DeliveryException("the channel was told to fail");
        }
        messages.add(message);
    }

    public void setFailing(boolean fails) {
        failing = fails;
    }

    public List<OtpMessage> messages() {
        return List.copyOf(messages);
    }

    public OtpMessage last() {
        if (messages.isEmpty()) {
            throw new NoSuchElementException("nothing was delivered");
        }
        return messages.get(messages.size() - 1);
    }

    public String codeFor(Recipient recipient) {
        return messages.stream()
                .filter(it -> it.recipient().equals(recipient))
                .reduce((earlier, later) -> later)
                .map(OtpMessage::code)
                .orElseThrow();
    }
}
