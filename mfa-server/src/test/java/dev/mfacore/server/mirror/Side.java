package dev.mfacore.server.mirror;

import dev.mfacore.MfaPolicy;
import dev.mfacore.Recipient;
import dev.mfacore.adapter.inmemory.testing.VirtualClock;
import dev.mfacore.authing.AuthingCredential;
import dev.mfacore.authing.SecretText;
import dev.mfacore.port.AuthingApi;
import dev.mfacore.server.ServerPolicy;
import dev.mfacore.server.ServerUnderTest;
import java.nio.file.Path;
import java.util.List;

/** One of two tenants that are asked the same. All have the same users, rules, names and time. */
interface Side extends AuthingApi, AutoCloseable {

    /** Where the requests of this machine come from. */
    String LOOPBACK = "127.0.0.1";

    String ISSUER = "Fake tenant";

    /** The rules that a server has if nothing else is said. */
    static MfaPolicy policy() {
        return ServerPolicy.of(ServerUnderTest.options(Path.of("unused")));
    }

    /** Opens a session in which no second factor was given. */
    SecretText session(Person person);

    /** What kind of token the text is, as a front finds out that has only one header for two kinds. */
    AuthingCredential.OfUser credential(SecretText bearer);

    AuthingCredential.Management management();

    /** The codes that were sent to a recipient, oldest first. */
    List<String> codes(Recipient recipient);

    VirtualClock clock();

    @Override
    void close();
}
