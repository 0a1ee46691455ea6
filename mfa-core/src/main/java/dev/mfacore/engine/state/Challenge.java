package dev.mfacore.engine.state;

import dev.mfacore.Factor;
import dev.mfacore.Purpose;
import java.time.Instant;

/**
 * A delivered code, as a keyed hash over transaction, factor, purpose, recipient and code.
 *
 * @param factor SMS or email
 * @param purpose what the code is for
 * @param codeHash the keyed hash
 * @param expiresAt from when on it is refused
 * @param failures wrong tries so far
 * @param status whether it can still be accepted
 * @param unknown optional fields of a newer version
 */
public record Challenge(
        Factor factor,
        Purpose purpose,
        byte[] codeHash,
        Instant expiresAt,
        int failures,
        Status status,
        UnknownFields unknown) {

    /**
     * Makes a challenge.
     *
     * @param factor SMS or email
     * @param purpose what the code is for
     * @param codeHash the keyed hash
     * @param expiresAt from when on it is refused
     * @param failures wrong tries so far
     * @param status whether it can still be accepted
     */
    public Challenge(Factor factor, Purpose purpose, byte[] codeHash, Instant expiresAt, int failures, Status status) {
        this(factor, purpose, codeHash, expiresAt, failures, status, UnknownFields.NONE);
    }

    /** The stages of a code's life. */
    public enum Status {
        /** It can be accepted. */
        LIVE,
        /** It was accepted. */
        USED,
        /** It was tried too often, or could not be delivered. */
        DEAD
    }

    /**
     * Counts one wrong try (DOTP-09).
     *
     * @param maxFailures how many it survives, less one
     * @return the challenge with one more failure
     */
    public Challenge failed(int maxFailures) {
        int count = failures + 1;
        Status next = status == Status.LIVE && count >= maxFailures ? Status.DEAD : status;
        return new Challenge(factor, purpose, codeHash, expiresAt, count, next, unknown);
    }

    /**
     * Ends the challenge.
     *
     * @param end how
     * @return the challenge with that status
     */
    public Challenge ended(Status end) {
        return new Challenge(factor, purpose, codeHash, expiresAt, failures, end, unknown);
    }
}
