package dev.mfacore.engine;

import dev.mfacore.Purpose;
import dev.mfacore.UserId;
import java.time.Instant;

/**
 * What an mfaToken says, once opened.
 *
 * @param user whose transaction
 * @param epoch the user's epoch at its beginning
 * @param idHash hash of the transaction's random id
 * @param purpose what the transaction is for
 * @param contextTag tag of the context it is bound to; all zeros if none
 * @param issuedAt its beginning
 * @param expiresAt from when on it is dead
 */
record OpenToken(
        UserId user,
        long epoch,
        byte[] idHash,
        Purpose purpose,
        byte[] contextTag,
        Instant issuedAt,
        Instant expiresAt) {}
