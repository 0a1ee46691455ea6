package dev.mfacore.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HTTPS with each form of certificate and key, over certificates made for the test. */
class TlsTest {

    private static final String PASSWORD = "test-password";

    @TempDir
    static Path folder;

    @BeforeAll
    static void makeCertificates() throws Exception {
        for (String algorithm : List.of("EC", "RSA")) {
            keytool(algorithm);
            KeyStore store = store(algorithm);
            pem(
                    algorithm + ".crt",
                    "CERTIFICATE",
                    store.getCertificate("server").getEncoded());
            pem(
                    algorithm + ".key",
                    "PRIVATE KEY",
                    store.getKey("server", PASSWORD.toCharArray()).getEncoded());
        }
        Files.writeString(folder.resolve("password"), PASSWORD + "\n");
    }

    private static void keytool(String algorithm) throws Exception {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                algorithm,
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                folder.resolve(algorithm + ".p12").toString(),
                "-storepass",
                PASSWORD);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
    }

    private static KeyStore store(String algorithm) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve(algorithm + ".p12"))) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private static void pem(String name, String type, byte[] bytes) throws Exception {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        Files.writeString(
                folder.resolve(name), "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n");
    }

    @Test
    void pemFilesMakeHttps() throws Exception {
        for (String algorithm : List.of("EC", "RSA")) {
            check(
                    new TlsMaterial.Pem(folder.resolve(algorithm + ".crt"), folder.resolve(algorithm + ".key")),
                    algorithm);
        }
    }

    @Test
    void aKeyStoreMakesHttps() throws Exception {
        check(new TlsMaterial.Store(folder.resolve("EC.p12"), folder.resolve("password")), "EC");
    }

    @Test
    void oldProtocolsAreRefused() throws Exception {
        try (HttpPort port = port(new TlsMaterial.Store(folder.resolve("RSA.p12"), folder.resolve("password")))) {
            SSLParameters old = new SSLParameters();
            old.setProtocols(new String[] {"TLSv1.1"});
            HttpClient client = HttpClient.newBuilder()
                    .sslContext(trusting("RSA"))
                    .sslParameters(old)
                    .build();
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(port.uri() + "/")).build();
            assertThatThrownBy(() -> client.send(request, BodyHandlers.ofString()))
                    .isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void whatIsWrongWithTheFilesIsSaid() throws Exception {
        Path certificate = folder.resolve("EC.crt");
        Path junk = Files.writeString(
                folder.resolve("junk.key"), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        assertThatThrownBy(() -> port(new TlsMaterial.Pem(folder.resolve("none"), folder.resolve("EC.key"))))
                .hasMessageContaining("none is no file");
        assertThatThrownBy(() -> port(new TlsMaterial.Pem(certificate, certificate)))
                .hasMessageContaining("holds no PRIVATE KEY");
        assertThatThrownBy(() -> port(new TlsMaterial.Pem(certificate, junk)))
                .hasMessageContaining("neither EC, RSA nor");
        assertThatThrownBy(() -> port(new TlsMaterial.Pem(folder.resolve("EC.key"), folder.resolve("EC.key"))))
                .hasMessageContaining("do not make a certificate and its key");
    }

    private static HttpPort port(TlsMaterial tls) {
        RouteGroup group = new RouteGroup(
                List.of(),
                List.of(Route.of("GET", "/", request -> ApiResponse.text("text/plain", "safe"))),
                ProblemJson.INSTANCE);
        HttpPort port = new HttpPort(
                "test",
                new HttpAddress("127.0.0.1", 0, Optional.of(tls), false),
                new RouteTable(Set.of(group)),
                HttpLimits.forAdmin(),
                record -> {});
        port.start();
        return port;
    }

    private static void check(TlsMaterial tls, String algorithm) throws Exception {
        try (HttpPort port = port(tls)) {
            assertThat(port.uri().getScheme()).isEqualTo("https");
            HttpClient client =
                    HttpClient.newBuilder().sslContext(trusting(algorithm)).build();
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(port.uri() + "/")).build();
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            assertThat(answer.body()).isEqualTo("safe");
            assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
        }
    }

    private static SSLContext trusting(String algorithm) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", store(algorithm).getCertificate("server"));
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
