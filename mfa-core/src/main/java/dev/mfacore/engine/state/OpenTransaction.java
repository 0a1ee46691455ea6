package dev.mfacore.engine.state;

import dev.mfacore.Factor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What happened so far with one mfaToken. An entry appears at the first failure, send or success and stays until the
 * token's own expiry, so that a used token stays used.
 *
 * @param idHash hash of the transaction's random id
 * @param expiresAt the token's expiry
 * @param failures failures with this token
 * @param consumed whether the token was used up
 * @param sends how many codes were sent
 * @param challenges at most one for each delivered factor (DOTP-05)
 * @param unknown optional fields of a newer version
 */
public record OpenTransaction(
        byte[] idHash,
        Instant expiresAt,
        int failures,
        boolean consumed,
        int sends,
        List<Challenge> challenges,
        UnknownFields unknown) {

    /**
     * Starts an entry.
     *
     * @param idHash hash of the transaction's random id
     * @param expiresAt the token's expiry
     * @return an entry without history
     */
    public static OpenTransaction fresh(byte[] idHash, Instant expiresAt) {
        return new OpenTransaction(idHash, expiresAt, 0, false, 0, List.of(), UnknownFields.NONE);
    }

    /**
     * Returns the challenge of a factor.
     *
     * @param factor SMS or email
     * @return the latest one
     */
    public Optional<Challenge> challenge(Factor factor) {
        return challenges.stream().filter(c -> c.factor() == factor).findFirst();
    }

    /**
     * Counts one failure.
     *
     * @return the entry with one more failure
     */
    public OpenTransaction failed() {
        return new OpenTransaction(idHash, expiresAt, failures + 1, consumed, sends, challenges, unknown);
    }

    /**
     * Uses the token up.
     *
     * @return the entry, consumed
     */
    public OpenTransaction consume() {
        return new OpenTransaction(idHash, expiresAt, failures, true, sends, challenges, unknown);
    }

    /**
     * Counts one send.
     *
     * @return the entry with one more send
     */
    public OpenTransaction sent() {
        return new OpenTransaction(idHash, expiresAt, failures, consumed, sends + 1, challenges, unknown);
    }

    /**
     * Puts a challenge in, in place of the one of the same factor.
     *
     * @param challenge the new one
     * @return the entry with that challenge
     */
    public OpenTransaction with(Challenge challenge) {
        List<Challenge> next = new ArrayList<>(challenges);
        next.removeIf(c -> c.factor() == challenge.factor());
        next.add(challenge);
        return new OpenTransaction(idHash, expiresAt, failures, consumed, sends, List.copyOf(next), unknown);
    }
}
