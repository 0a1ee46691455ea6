package dev.mfacore.server.cli;

import dev.mfacore.server.http.HttpAddress;
import dev.mfacore.server.http.TlsMaterial;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that say where the server listens, and what they may not be together. */
final class PortFlags {

    @Option(
            names = "--host",
            paramLabel = "HOST",
            defaultValue = "127.0.0.1",
            description = "Where applications call. Anything but this machine needs TLS or --behind-proxy."
                    + " Default: ${DEFAULT-VALUE}.")
    private String host = "127.0.0.1";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Port for applications; 0 for any free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--admin-host",
            paramLabel = "HOST",
            defaultValue = "127.0.0.1",
            description = "Where operators call. Default: ${DEFAULT-VALUE}, whatever --host says.")
    private String adminHost = "127.0.0.1";

    @Option(
            names = "--admin-port",
            paramLabel = "PORT",
            defaultValue = "8081",
            description = "Port for operators; 0 for any free one. Default: ${DEFAULT-VALUE}.")
    private int adminPort;

    @Option(names = "--tls-cert", paramLabel = "FILE", description = "Certificate chain, PEM.")
    private @Nullable Path certificate;

    @Option(names = "--tls-key", paramLabel = "FILE", description = "Its private key, PEM (PKCS #8).")
    private @Nullable Path key;

    @Option(names = "--tls-keystore", paramLabel = "FILE", description = "A key store (PKCS #12) instead of the two.")
    private @Nullable Path keyStore;

    @Option(
            names = "--tls-keystore-password-file",
            paramLabel = "FILE",
            description = "A file with the key store's password.")
    private @Nullable Path keyStorePassword;

    @Option(
            names = "--behind-proxy",
            description = "A proxy of yours terminates TLS and writes the last entry of X-Forwarded-For.")
    private boolean behindProxy;

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            description = "How browsers reach the application port, for links. Default: where it listens.")
    private @Nullable URI publicUrl;

    HttpAddress application() {
        Optional<TlsMaterial> tls = tls();
        requireShielded("--host", host, tls);
        return new HttpAddress(host, requirePort("--port", port), tls, behindProxy);
    }

    HttpAddress admin() {
        Optional<TlsMaterial> tls = tls();
        requireShielded("--admin-host", adminHost, tls);
        return new HttpAddress(adminHost, requirePort("--admin-port", adminPort), tls, behindProxy);
    }

    Optional<URI> publicUrl() {
        if (publicUrl != null && (publicUrl.getHost() == null || !("" + publicUrl.getScheme()).matches("https?"))) {
            throw new IllegalArgumentException("--public-url must look like https://mfa.example.com");
        }
        return Optional.ofNullable(publicUrl);
    }

    boolean isBehindProxy() {
        return behindProxy;
    }

    boolean isLoopback() {
        return Addresses.isLoopback(host) && Addresses.isLoopback(adminHost);
    }

    private Optional<TlsMaterial> tls() {
        if ((certificate == null) != (key == null)) {
            throw new IllegalArgumentException("--tls-cert and --tls-key go together: give both or neither");
        }
        if ((keyStore == null) != (keyStorePassword == null)) {
            throw new IllegalArgumentException(
                    "--tls-keystore and --tls-keystore-password-file go together: give both or neither");
        }
        if (certificate != null && keyStore != null) {
            throw new IllegalArgumentException("--tls-cert and --tls-keystore exclude each other: give one of them");
        }
        if (certificate != null && key != null) {
            return Optional.of(new TlsMaterial.Pem(certificate, key));
        }
        return keyStore != null && keyStorePassword != null
                ? Optional.of(new TlsMaterial.Store(keyStore, keyStorePassword))
                : Optional.empty();
    }

    private void requireShielded(String flag, String value, Optional<TlsMaterial> tls) {
        Addresses.requireKnown(flag, value);
        if (!Addresses.isLoopback(value) && tls.isEmpty() && !behindProxy) {
            throw new IllegalArgumentException(flag + " " + value + " is reachable from other machines: give --tls-cert"
                    + " and --tls-key, or --behind-proxy if a proxy of yours terminates TLS");
        }
    }

    private static int requirePort(String flag, int value) {
        if (value < 0 || value > 65_535) {
            throw new IllegalArgumentException(flag + " must be 0 to 65535, but is " + value);
        }
        return value;
    }
}
