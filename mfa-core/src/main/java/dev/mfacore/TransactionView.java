package dev.mfacore;

import java.time.Instant;

/**
 * What a live mfaToken stands for.
 *
 * @param user whose transaction
 * @param purpose what it is for
 * @param issuedAt when it began
 * @param expiresAt from when on the token is dead
 */
public record TransactionView(UserId user, Purpose purpose, Instant issuedAt, Instant expiresAt) {}
