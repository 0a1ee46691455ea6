package dev.mfacore.adapter.inmemory;

import dev.mfacore.port.OtpMessage;
import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.Arrivals;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.MfaTck;
import dev.mfacore.tck.Port;
import dev.mfacore.tck.TckEnvironment;

/** The compliance test kit on our own parts. */
class InMemoryTckTest extends MfaTck {

    @Override
    public Adapter adapter(TckEnvironment env) {
        var outbox = new Outbox();
        var events = new EventLog();
        var users = new InMemoryUserDirectory();
        return Adapter.named("in-memory")
                .store(new InMemoryAuthenticatorStore())
                .delivery(
                        outbox,
                        () -> outbox.messages().stream()
                                .map(InMemoryTckTest::arrival)
                                .toList())
                .outage(Port.DELIVERY, down -> outbox.failNext(down ? Integer.MAX_VALUE : 0))
                .directory(users, users::put)
                .listener(events, events::events)
                .code("dev.mfacore.adapter.inmemory")
                .supports(Capability.PAGING);
    }

    private static Arrivals.Arrival arrival(OtpMessage message) {
        return new Arrivals.Arrival(message.recipient().address(), message.code());
    }
}
