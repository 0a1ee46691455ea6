package dev.mfacore.server.tck;

import dev.mfacore.server.ServerUnderTest;
import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.Endpoint;
import dev.mfacore.tck.MfaTck;
import dev.mfacore.tck.TckEnvironment;

/** The server behind real HTTP keeps every rule of the kit that an endpoint can break. */
public class ServerTckTest extends MfaTck {

    /** One for all tries, as a deployed server is; its memory goes with the JVM. */
    private static final ServerUnderTest SERVER = ServerUnderTest.start();

    @Override
    public Adapter adapter(TckEnvironment env) {
        return Adapter.named("mfa-server")
                .endpoint(Endpoint.at(SERVER.server().applicationUri())
                        .admin(SERVER.server().adminUri(), SERVER.adminKey())
                        .testClock());
    }
}
