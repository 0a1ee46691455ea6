package dev.mfacore.server.cli;

import dev.mfacore.server.session.JwtOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that make the platform's JWTs count as access tokens. */
final class JwtFlags {

    private static final String STANDARD_TIME = "auth_time";
    private static final String STANDARD_METHOD = "mfa";

    @Option(
            names = "--jwt-keys",
            paramLabel = "URL|FILE",
            description = "The platform's public keys (JWK set). With this, its JWTs count as access tokens.")
    private @Nullable String keys;

    @Option(names = "--jwt-issuer", paramLabel = "TEXT", description = "What iss must be.")
    private @Nullable String issuer;

    @Option(names = "--jwt-audience", paramLabel = "TEXT", description = "What aud must hold.")
    private @Nullable String audience;

    @Option(
            names = "--jwt-user-claim",
            paramLabel = "CLAIM",
            defaultValue = "sub",
            description = "Names the user. Default: ${DEFAULT-VALUE}.")
    private String userClaim = "sub";

    @Option(
            names = "--jwt-second-factor-claim",
            paramLabel = "CLAIM",
            defaultValue = STANDARD_TIME,
            description = "Says when a second factor was given, in seconds since 1970. Default: ${DEFAULT-VALUE}.")
    private String secondFactorClaim = STANDARD_TIME;

    @Option(
            names = "--jwt-amr",
            paramLabel = "METHOD",
            description = "What amr must hold for that claim to count. Default: mfa (RFC 8176) for auth_time, nothing"
                    + " for a claim of your own.")
    private @Nullable String method;

    @Option(
            names = "--jwt-skew-seconds",
            paramLabel = "N",
            defaultValue = "30",
            description = "How far the clocks may be apart, 0 to 300. Default: ${DEFAULT-VALUE}.")
    private int skew = 30;

    Optional<JwtOptions> options() {
        if (keys == null) {
            if (issuer != null || audience != null || method != null) {
                throw new IllegalArgumentException("--jwt-issuer, --jwt-audience and --jwt-amr go with --jwt-keys");
            }
            return Optional.empty();
        }
        if (issuer == null || issuer.isBlank() || audience == null || audience.isBlank()) {
            throw new IllegalArgumentException(
                    "--jwt-keys wants --jwt-issuer and --jwt-audience: else tokens for others would open this server");
        }
        if (skew < 0 || skew > 300) {
            throw new IllegalArgumentException("--jwt-skew-seconds must be 0 to 300, but is " + skew);
        }
        return Optional.of(new JwtOptions(
                source(keys), issuer, audience, userClaim, secondFactorClaim, method(), Duration.ofSeconds(skew)));
    }

    private Optional<String> method() {
        if (method != null) {
            return Optional.of(method);
        }
        return secondFactorClaim.equals(STANDARD_TIME) ? Optional.of(STANDARD_METHOD) : Optional.empty();
    }

    private static URI source(String text) {
        return text.startsWith("https:") || text.startsWith("http:")
                ? Addresses.requireShielded("--jwt-keys", URI.create(text))
                : Path.of(text).toUri();
    }
}
