package dev.mfacore.tck.cli;

import dev.mfacore.adapter.inmemory.EventLog;
import dev.mfacore.adapter.inmemory.InMemoryAuthenticatorStore;
import dev.mfacore.adapter.inmemory.InMemoryUserDirectory;
import dev.mfacore.adapter.inmemory.Outbox;
import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.Arrivals.Arrival;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.MfaTck;
import dev.mfacore.tck.Port;
import dev.mfacore.tck.TckEnvironment;

/** The kit on the adapter in memory. */
public final class InMemoryTck extends MfaTck {

    /** Made by the engine. */
    public InMemoryTck() {}

    @Override
    public Adapter adapter(TckEnvironment env) {
        Outbox outbox = new Outbox();
        EventLog events = new EventLog();
        InMemoryUserDirectory directory = new InMemoryUserDirectory();
        return Adapter.named("inmemory")
                .store(new InMemoryAuthenticatorStore())
                .supports(Capability.PAGING)
                .delivery(
                        outbox,
                        () -> outbox.messages().stream()
                                .map(message -> new Arrival(message.recipient().address(), message.code()))
                                .toList())
                .outage(Port.DELIVERY, down -> outbox.failNext(down ? Integer.MAX_VALUE : 0))
                .directory(directory, directory::put)
                .listener(events, events::events);
    }
}
