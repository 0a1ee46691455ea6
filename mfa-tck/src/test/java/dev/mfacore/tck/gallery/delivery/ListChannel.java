package dev.mfacore.tck.gallery.delivery;

import dev.mfacore.port.DeliveryException;
import dev.mfacore.port.OtpDelivery;
import dev.mfacore.port.OtpMessage;
import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.Arrivals.Arrival;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.Port;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A right channel that ends in a list; wrong ones override what they get wrong. */
class ListChannel implements OtpDelivery {

    final List<Arrival> arrived = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean down;

    @Override
    public void deliver(OtpMessage message) {
        String text = text(message);
        if (down) {
            throw failure(message);
        }
        send(message, text);
    }

    String text(OtpMessage message) {
        return "Your code is " + message.code() + " (" + message.purpose() + ")";
    }

    RuntimeException failure(OtpMessage message) {
        return new DeliveryException("the channel is down");
    }

    void send(OtpMessage message, String text) {
        arrived.add(new Arrival(message.recipient().address(), text));
    }

    void setDown(boolean down) {
        this.down = down;
    }

    boolean isDown() {
        return down;
    }

    List<Arrival> all() {
        synchronized (arrived) {
            return List.copyOf(arrived);
        }
    }

    /** What it claims beyond the contract. */
    Capability[] claims() {
        return new Capability[0];
    }

    final Adapter as(String name) {
        return Adapter.named(name)
                .delivery(this, this::all)
                .outage(Port.DELIVERY, this::setDown)
                .supports(claims());
    }
}
