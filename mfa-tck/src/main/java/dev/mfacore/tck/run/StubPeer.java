package dev.mfacore.tck.run;

import dev.mfacore.tck.AuthingPeer;
import dev.mfacore.tck.stub.AuthingStub;
import dev.mfacore.tck.stub.Certificates;
import java.net.URI;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/**
 * What an adapter is told of the kit's server in Authing's place.
 *
 * @param stub the server
 * @param deadline how long a call may take
 */
public record StubPeer(AuthingStub stub, Duration deadline) implements AuthingPeer, AutoCloseable {

    /** Long enough for the slowest machine, and shorter than any guard against hanging. */
    private static final Duration PATIENT = Duration.ofSeconds(10);

    static StubPeer plain() {
        return new StubPeer(AuthingStub.start(), PATIENT);
    }

    /** One whose clauses wait until clients give up. */
    public static StubPeer impatient() {
        return new StubPeer(AuthingStub.start(), Duration.ofMillis(300));
    }

    /** One behind TLS. */
    public static StubPeer showing(Certificates.Shown certificate) {
        return new StubPeer(AuthingStub.start(Certificates.server(certificate)), PATIENT);
    }

    @Override
    public URI url() {
        return stub.url();
    }

    @Override
    public SSLContext sslContext() {
        return Certificates.client();
    }

    @Override
    public void close() {
        stub.close();
    }
}
