package dev.mfacore.tck.gallery.delivery;

import dev.mfacore.Factor;
import dev.mfacore.port.DeliveryException;
import dev.mfacore.port.OtpMessage;
import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.TckEnvironment;
import dev.mfacore.tck.gallery.Specimen;
import java.util.function.Function;

/** Right channels of different designs. */
@SuppressWarnings("ImmutableEnumChecker")
public enum CorrectDelivery implements Specimen {
    DELIVERS_INTO_A_LIST(name -> new ListChannel().as(name)),
    DELIVERS_BY_ONE_THREAD(name -> new QueueChannel().as(name)),
    DELIVERS_TO_PHONES_ONLY(name -> new ListChannel() {
        @Override
        public void deliver(OtpMessage message) {
            if (message.recipient().factor() != Factor.SMS) {
                throw new DeliveryException("phones only");
            }
            super.deliver(message);
        }

        @Override
        Capability[] claims() {
            return new Capability[] {Capability.PHONE};
        }
    }.as(name));

    private final Function<String, Adapter> adapter;

    CorrectDelivery(Function<String, Adapter> adapter) {
        this.adapter = adapter;
    }

    @Override
    public Adapter adapter(TckEnvironment env) {
        return adapter.apply(reportName());
    }
}
