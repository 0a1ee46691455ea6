package dev.mfacore.engine;

import dev.mfacore.MfaEvent;
import dev.mfacore.port.OtpDelivery;
import dev.mfacore.port.OtpMessage;
import java.util.function.Consumer;

/** Hands a saved code to the delivery channel; a code that the channel did not take is told and dead (DOTP-11). */
final class Handover {

    private final OtpDelivery delivery;

    Handover(OtpDelivery delivery) {
        this.delivery = delivery;
    }

    /** Says whether the channel took the message. Also an {@link Error} of the channel leaves no live code behind. */
    boolean deliver(OtpMessage message, Consumer<MfaEvent.DeliveryOutcome> tell, Runnable kill) {
        boolean delivered = false;
        try {
            delivery.deliver(message);
            delivered = true;
        } catch (Exception e) {
            delivered = false;
        } finally {
            tell.accept(delivered ? MfaEvent.DeliveryOutcome.SENT : MfaEvent.DeliveryOutcome.FAILED);
            if (!delivered) {
                kill.run();
            }
        }
        return delivered;
    }
}
