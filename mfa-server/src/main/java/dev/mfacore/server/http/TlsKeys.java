package dev.mfacore.server.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Reads {@link TlsMaterial}. What is wrong with it is said in one sentence that names the file. */
final class TlsKeys {

    private static final List<String> ALGORITHMS = List.of("EC", "RSA", "EdDSA");

    private TlsKeys() {}

    /** Makes what the connector needs: TLS 1.2 and 1.3 only. */
    static SslContextFactory.Server contextFactory(TlsMaterial material) {
        SslContextFactory.Server factory = new SslContextFactory.Server();
        factory.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        factory.setSniRequired(false);
        if (material instanceof TlsMaterial.Pem pem) {
            char[] password = new char[0];
            factory.setKeyStore(store(pem, password));
            factory.setKeyStorePassword("");
            factory.setKeyManagerPassword("");
        } else if (material instanceof TlsMaterial.Store store) {
            requireFile(store.file());
            factory.setKeyStorePath(store.file().toUri().toString());
            factory.setKeyStorePassword(text(store.passwordFile()).strip());
        }
        return factory;
    }

    private static KeyStore store(TlsMaterial.Pem pem, char[] password) {
        try (InputStream in = Files.newInputStream(requireFile(pem.certificate()))) {
            Certificate[] chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(in)
                    .toArray(Certificate[]::new);
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, password);
            store.setKeyEntry("server", key(pem.key()), password, chain);
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    pem.certificate() + " and " + pem.key() + " do not make a certificate and its key: give PEM files",
                    e);
        }
    }

    private static PrivateKey key(Path file) {
        String text = text(file);
        int start = text.indexOf("-----BEGIN PRIVATE KEY-----");
        int end = text.indexOf("-----END PRIVATE KEY-----");
        if (start < 0 || end < start) {
            throw new IllegalArgumentException(
                    file + " holds no PRIVATE KEY: convert it with openssl pkcs8 -topk8 -nocrypt");
        }
        String body = text.substring(text.indexOf('\n', start) + 1, end);
        PKCS8EncodedKeySpec spec =
                new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(body));
        return ALGORITHMS.stream()
                .flatMap(algorithm -> key(algorithm, spec).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        file + " holds a key that is neither EC, RSA nor Ed25519: use one of those"));
    }

    private static Optional<PrivateKey> key(String algorithm, PKCS8EncodedKeySpec spec) {
        try {
            return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(spec));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(requireFile(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: check its permissions", e);
        }
    }

    private static Path requireFile(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(file + " is no file: name one that exists");
        }
        return file;
    }
}
