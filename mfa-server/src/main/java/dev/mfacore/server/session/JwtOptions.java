package dev.mfacore.server.session;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The platform's access tokens.
 *
 * @param keys its public keys as a JWK set: an HTTPS address, or a file
 * @param issuer what {@code iss} must be
 * @param audience what {@code aud} must hold
 * @param userClaim the claim that names the user
 * @param secondFactorClaim the claim that says when a second factor was given, in seconds since 1970
 * @param method what {@code amr} must hold for that claim to count; empty if the claim speaks for itself
 * @param clockSkew how far the clocks may be apart, up to five minutes
 */
public record JwtOptions(
        URI keys,
        String issuer,
        String audience,
        String userClaim,
        String secondFactorClaim,
        Optional<String> method,
        Duration clockSkew) {}
