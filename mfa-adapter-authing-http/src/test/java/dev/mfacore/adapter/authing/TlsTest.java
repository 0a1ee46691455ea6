package dev.mfacore.adapter.authing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfacore.MfaUnavailableException;
import dev.mfacore.authing.AuthingAnswer;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nothing goes to a server whose certificate is not the right one. */
@Timeout(120)
class TlsTest {

    private static final char[] PASSWORD = "only for this test".toCharArray();

    private record Server(KeyStore keys, Certificate authority) {}

    @TempDir
    private static Path folder;

    private static Server right;
    private static Server wrongName;
    private static Server expired;

    @BeforeAll
    static void makeKeys() throws Exception {
        right = server("right", "san=dns:localhost,ip:127.0.0.1", "-validity", "30");
        wrongName = server("wrong-name", "san=dns:elsewhere.example", "-validity", "30");
        expired = server("expired", "san=dns:localhost", "-startdate", "-10d", "-validity", "2");
    }

    @Test
    @Tag("CLI-01")
    void theRightCertificateIsTakenAndNothingElseReachesTheServer() throws Exception {
        requireReached(Optional.of(right), right, true);
        requireReached(Optional.of(wrongName), wrongName, false);
        requireReached(Optional.of(expired), expired, false);
        requireReached(Optional.of(wrongName), right, false);
        requireReached(Optional.empty(), right, false);
    }

    private static void requireReached(Optional<Server> trusted, Server server, boolean reached) throws Exception {
        for (Samples.Sample sample : Samples.all()) {
            try (Peer peer = Peer.tls(context(Optional.of(server.keys()), Optional.empty()), (talk, request) -> {
                talk.send(Answers.json(sample.answer()));
                return true;
            })) {
                AuthingHttpBuilder builder = AuthingHttp.builder(peer.url(), "app")
                        .userPoolId("pool")
                        .readRetries(1);
                if (trusted.isPresent()) {
                    builder.sslContext(context(Optional.empty(), trusted.map(Server::authority)));
                }
                AuthingHttp client = builder.build();
                if (reached) {
                    assertThat(client.call(sample.call())).isInstanceOf(AuthingAnswer.Success.class);
                } else {
                    assertThatThrownBy(() -> client.call(sample.call()))
                            .isInstanceOf(MfaUnavailableException.class)
                            .hasMessageContaining("SSLHandshakeException");
                    assertThat(peer.received()).isEmpty();
                }
            }
        }
    }

    @Test
    @Tag("CLI-01")
    void plainHttpNeedsTheOptInAndStaysOnThisMachine() {
        for (String host : List.of("localhost", "127.0.0.1", "[::1]")) {
            AuthingHttpBuilder builder = AuthingHttp.builder(URI.create("http://" + host + ":1"), "app");
            assertThatThrownBy(builder::build)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("https");
            assertThat(builder.allowPlainHttpToLoopback().build()).isNotNull();
        }
        for (String host :
                List.of("example.authing.cn", "10.0.0.1", "127.evil.example", "localhost.example", "1.127.0.0")) {
            AuthingHttpBuilder builder =
                    AuthingHttp.builder(URI.create("HTTP://" + host), "app").allowPlainHttpToLoopback();
            assertThatThrownBy(builder::build)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("https");
        }
    }

    private static SSLContext context(Optional<KeyStore> own, Optional<Certificate> trusted) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        if (own.isPresent()) {
            keys.init(own.get(), PASSWORD);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore known = KeyStore.getInstance("PKCS12");
        known.load(null, null);
        if (trusted.isPresent()) {
            known.setCertificateEntry("ca", trusted.get());
        }
        trust.init(known);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.isPresent() ? keys.getKeyManagers() : null, trust.getTrustManagers(), null);
        return context;
    }

    /** A server's key under an authority of its own, since a certificate that is trusted itself may expire. */
    private static Server server(String name, String san, String... validity) throws Exception {
        Path file = folder.resolve(name + ".p12");
        keytool(file, "ca", List.of("-ext", "bc:c"), List.of("-validity", "30"));
        keytool(file, "server", List.of("-ext", san, "-signer", "ca"), List.of(validity));
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        Certificate authority = store.getCertificate("ca");
        store.deleteEntry("ca");
        return new Server(store, authority);
    }

    private static void keytool(Path file, String alias, List<String> kind, List<String> validity) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + alias,
                "-keystore",
                file.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD)));
        command.addAll(kind);
        command.addAll(validity);
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
    }
}
