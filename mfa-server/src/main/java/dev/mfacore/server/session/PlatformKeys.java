package dev.mfacore.server.session;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.text.ParseException;

/** Fetches the platform's public keys, from a file once, or from an address when they are needed, at bounded cost. */
final class PlatformKeys {

    private static final int MILLIS = 3_000;
    private static final long ONE_HOUR = 3_600_000;
    private static final int MOST_BYTES = 256 * 1024;

    private PlatformKeys() {}

    static JWKSource<SecurityContext> from(URI keys) {
        String scheme = keys.getScheme();
        return "https".equals(scheme) || "http".equals(scheme) ? fetched(keys) : read(Path.of(keys));
    }

    private static JWKSource<SecurityContext> fetched(URI address) {
        try {
            DefaultResourceRetriever retriever = new DefaultResourceRetriever(MILLIS, MILLIS, MOST_BYTES);
            return JWKSourceBuilder.create(address.toURL(), retriever)
                    .cache(true)
                    .rateLimited(true)
                    .outageTolerant(ONE_HOUR)
                    .build();
        } catch (IOException e) {
            throw new IllegalArgumentException("--jwt-keys must be an address or a file", e);
        }
    }

    private static JWKSource<SecurityContext> read(Path file) {
        try {
            JWKSet set = JWKSet.load(file.toFile());
            if (set.isEmpty() || set.getKeys().stream().anyMatch(PlatformKeys::isNoPublicKey)) {
                throw new IllegalArgumentException(
                        "--jwt-keys " + file + " must hold public keys only: give what the platform publishes");
            }
            return new ImmutableJWKSet<>(set);
        } catch (IOException | ParseException e) {
            throw new IllegalArgumentException("--jwt-keys " + file + " is no JWK set (RFC 7517)", e);
        }
    }

    private static boolean isNoPublicKey(JWK key) {
        return key.isPrivate() || key.toPublicJWK() == null;
    }
}
