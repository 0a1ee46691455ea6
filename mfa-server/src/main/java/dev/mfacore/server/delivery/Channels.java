package dev.mfacore.server.delivery;

import dev.mfacore.Factor;
import dev.mfacore.port.DeliveryException;
import dev.mfacore.port.OtpDelivery;
import dev.mfacore.port.OtpMessage;
import java.util.Map;

/** Gives each code to the channel of its kind. */
public final class Channels implements OtpDelivery {

    private final Map<Factor, OtpDelivery> channels;

    /** Takes the channels there are. */
    public Channels(Map<Factor, OtpDelivery> channels) {
        this.channels = Map.copyOf(channels);
    }

    @Override
    public void deliver(OtpMessage message) {
        OtpDelivery channel = channels.get(message.recipient().factor());
        if (channel == null) {
            throw new DeliveryException("no channel was set up for this kind of code");
        }
        channel.deliver(message);
    }
}
