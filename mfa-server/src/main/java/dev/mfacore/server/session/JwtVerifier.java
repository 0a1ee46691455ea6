package dev.mfacore.server.session;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.mfacore.MfaUnavailableException;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks a JWT (RFC 7519, RFC 8725): signed by one of the platform's public keys with an asymmetric algorithm of a fixed
 * list, issued by the platform for us, and alive. Keys and addresses that the token itself brings along count for
 * nothing. Safe for use by any number of threads.
 */
final class JwtVerifier {

    /** No {@code none}, and no HMAC, whose key could be a public one. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    JwtVerifier(JwtOptions options, JWKSource<SecurityContext> keys, InstantSource clock) {
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
        ClockedClaims claims = new ClockedClaims(options, clock);
        claims.setMaxClockSkew(Math.toIntExact(options.clockSkew().toSeconds()));
        processor.setJWTClaimsSetVerifier(claims);
    }

    /**
     * Returns the claims of a good token.
     *
     * @throws MfaUnavailableException if the platform's keys cannot be had
     */
    Optional<JWTClaimsSet> verify(String token) {
        try {
            return Optional.of(processor.process(token, null));
        } catch (RateLimitReachedException e) {
            // The key is not among those that were fetched just now.
            return Optional.empty();
        } catch (KeySourceException e) {
            throw new MfaUnavailableException("the platform's keys cannot be fetched", e);
        } catch (ParseException | BadJOSEException | JOSEException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static final class ClockedClaims extends DefaultJWTClaimsVerifier<SecurityContext> {

        private final InstantSource clock;

        ClockedClaims(JwtOptions options, InstantSource clock) {
            super(
                    Set.of(options.audience()),
                    new JWTClaimsSet.Builder().issuer(options.issuer()).build(),
                    Set.of(options.userClaim(), "exp", "iat"),
                    null);
            this.clock = clock;
        }

        @Override
        protected @Nullable Date currentTime() {
            return Date.from(clock.instant());
        }
    }
}
