package dev.mfacore.tck.cli;

import dev.mfacore.adapter.inmemory.InMemoryAuthenticatorStore;
import dev.mfacore.adapter.inmemory.InMemoryUserDirectory;
import dev.mfacore.adapter.inmemory.Outbox;
import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.Arrivals.Arrival;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.MfaTck;
import dev.mfacore.tck.TckEnvironment;

/** The kit on the adapter in memory. */
public final class InMemoryTck extends MfaTck {

    /** Made by the engine. */
    public InMemoryTck() {}

    @Override
    public Adapter adapter(TckEnvironment env) {
        Outbox outbox = new Outbox();
        InMemoryUserDirectory directory = new InMemoryUserDirectory();
        return Adapter.named("inmemory")
                .store(new InMemoryAuthenticatorStore())
                .supports(Capability.PAGING)
                .delivery(
                        outbox,
                        () -> outbox.messages().stream()
                                .map(message -> new Arrival(message.recipient().address(), message.code()))
                                .toList())
                .directory(directory, directory::put);
    }
}
