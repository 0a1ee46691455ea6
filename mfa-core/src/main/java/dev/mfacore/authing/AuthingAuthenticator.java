package dev.mfacore.authing;

import java.time.Instant;

/**
 * One row of Authing's list of authenticators. Secret and recovery code, which the wire may carry, are never taken in.
 *
 * @param id Authing's id of the row
 * @param userId whose it is
 * @param authenticatorType {@code totp} for all that is documented
 * @param enabled false as long as the association has not been confirmed
 * @param createdAt when it was associated
 * @param updatedAt when it last changed
 * @param source who wanted it
 */
public record AuthingAuthenticator(
        String id,
        String userId,
        String authenticatorType,
        boolean enabled,
        Instant createdAt,
        Instant updatedAt,
        AuthingSource source) {}
