package dev.mfacore.tck.cli;

import dev.mfacore.adapter.inmemory.EventLog;
import dev.mfacore.adapter.inmemory.InMemoryAuthenticatorStore;
import dev.mfacore.adapter.inmemory.InMemoryMfa;
import dev.mfacore.adapter.inmemory.InMemoryUserDirectory;
import dev.mfacore.adapter.inmemory.Outbox;
import dev.mfacore.port.OtpMessage;
import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.Arrivals.Arrival;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.MfaTck;
import dev.mfacore.tck.Port;
import dev.mfacore.tck.ServiceUnderTest;
import dev.mfacore.tck.TckEnvironment;

/** The kit on everything that the adapter in memory has: its parts, the engine assembled out of them, its classes. */
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
                .listener(events, events::events)
                .service(engine(env))
                .code("dev.mfacore.adapter.inmemory");
    }

    private static ServiceUnderTest engine(TckEnvironment env) {
        InMemoryMfa mfa = InMemoryMfa.builder("TCK").clock(env.clock()).build();
        return ServiceUnderTest.of(mfa.service())
                .admin(mfa.admin())
                .events(mfa.events()::events)
                .codes(recipient -> mfa.outbox().messagesTo(recipient).stream()
                        .map(OtpMessage::code)
                        .toList());
    }
}
