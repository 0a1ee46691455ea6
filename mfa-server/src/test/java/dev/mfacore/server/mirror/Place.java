package dev.mfacore.server.mirror;

import dev.mfacore.Caller;
import dev.mfacore.Mfa;
import dev.mfacore.MfaService;
import dev.mfacore.Recipient;
import dev.mfacore.adapter.inmemory.testing.FakeAuthingTenant;
import dev.mfacore.adapter.inmemory.testing.VirtualClock;
import java.util.function.Function;

/** Where an application's {@code MfaService} runs. */
record Place(Side side, MfaService service, Function<Person, Caller.SignedIn> sessions) implements AutoCloseable {

    /** In this process. */
    static Place local() {
        TenantSide side = new TenantSide();
        return new Place(
                side,
                side.engine().service(),
                person -> Caller.signedIn(person.id()).inSession("session"));
    }

    /** On a server, over HTTP. */
    static Place remote() {
        ServerSide side = new ServerSide();
        Mfa.Remote remote = Mfa.remote()
                .api(side)
                .management(() -> side.management().token().value(), FakeAuthingTenant.APP_ID)
                .clock(side.clock())
                .build();
        return new Place(
                side,
                remote.service(),
                person -> Caller.signedIn(person.id())
                        .inSession(side.session(person).value()));
    }

    VirtualClock clock() {
        return side.clock();
    }

    Caller.SignedIn session(Person person) {
        return sessions.apply(person);
    }

    String lastCode(Recipient recipient) {
        return Belongings.newest(side.codes(recipient), "none was sent");
    }

    @Override
    public void close() {
        side.close();
    }
}
