package dev.mfacore.authing;

import java.time.Instant;

/** What is known of an mfaToken, without using it up. */
public sealed interface TokenIntrospection permits TokenIntrospection.Active, TokenIntrospection.Inactive {

    /**
     * The token is alive.
     *
     * @param userPoolId the user pool
     * @param userId whose sign-in it is
     * @param issuedAt since when
     * @param expiresAt until when
     */
    record Active(String userPoolId, String userId, Instant issuedAt, Instant expiresAt)
            implements TokenIntrospection {}

    /** The token is unknown, used up, expired or no token at all. */
    record Inactive() implements TokenIntrospection {}
}
