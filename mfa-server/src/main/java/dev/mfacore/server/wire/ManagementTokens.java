package dev.mfacore.server.wire;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.mfacore.authing.SecretText;
import dev.mfacore.server.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;

/**
 * The administrators' tokens that Authing's management SDKs fetch first: a JWT (HS256) that names the user pool, as the
 * Java SDK wants to read it, in exchange for the admin key. Its signing key is derived from the admin key, so that
 * replacing that key ends them all. Immutable.
 */
public final class ManagementTokens {

    private static final Duration LIFE = Duration.ofHours(2);
    private static final String POOL_CLAIM = "scoped_userpool_id";

    private final String adminKey;
    private final byte[] signingKey;
    private final String userPoolId;
    private final InstantSource clock;

    /** Tokens of one server. */
    public ManagementTokens(String adminKey, String userPoolId, InstantSource clock) {
        this.adminKey = adminKey;
        this.signingKey = derived(adminKey);
        this.userPoolId = userPoolId;
        this.clock = clock;
    }

    record Token(SecretText text, Duration life, Instant issuedAt) {}

    Optional<Token> exchange(SecretText secret) {
        return Secrets.isEqual(secret.value(), adminKey) ? Optional.of(issue()) : Optional.empty();
    }

    private Token issue() {
        Instant now = clock.instant();
        SignedJWT jwt = new SignedJWT(
                new JWSHeader(JWSAlgorithm.HS256),
                new JWTClaimsSet.Builder()
                        .claim(POOL_CLAIM, userPoolId)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(LIFE)))
                        .build());
        try {
            jwt.sign(new MACSigner(signingKey));
        } catch (JOSEException e) {
            throw new IllegalStateException("a management token could not be signed", e);
        }
        return new Token(new SecretText(jwt.serialize()), LIFE, now);
    }

    /** Says whether a token is an administrator's: a live one of these, or the admin key itself. */
    public boolean isManagement(SecretText token) {
        return Secrets.isEqual(token.value(), adminKey) || isLive(token.value());
    }

    private boolean isLive(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            Date expiry = jwt.getJWTClaimsSet().getExpirationTime();
            return jwt.getHeader().getAlgorithm().equals(JWSAlgorithm.HS256)
                    && jwt.verify(new MACVerifier(signingKey))
                    && userPoolId.equals(jwt.getJWTClaimsSet().getStringClaim(POOL_CLAIM))
                    && expiry != null
                    && clock.instant().isBefore(expiry.toInstant());
        } catch (ParseException | JOSEException e) {
            return false;
        }
    }

    private static byte[] derived(String adminKey) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(("mfa-server management token\0" + adminKey).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "ManagementTokens[hidden]";
    }
}
