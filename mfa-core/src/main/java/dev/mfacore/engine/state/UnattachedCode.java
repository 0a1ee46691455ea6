package dev.mfacore.engine.state;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * A code that was sent to a recipient outside any transaction, as its recipient's register holds it.
 *
 * @param id random, names the sending in all registers of the recipient, and salts the hash
 * @param codeHash the keyed hash over id, recipient and code
 * @param sentAt when it was made; of several codes only the latest counts
 * @param expiresAt from when on it is refused
 * @param failures wrong tries so far
 * @param status whether it can still be accepted
 * @param redeemer tag of the transaction or association that used it up; there if and only if it is used
 * @param unknown optional fields of a newer version
 */
public record UnattachedCode(
        byte[] id,
        byte[] codeHash,
        Instant sentAt,
        Instant expiresAt,
        int failures,
        Challenge.Status status,
        Optional<byte[]> redeemer,
        UnknownFields unknown) {

    /**
     * Makes a code that can be accepted.
     *
     * @param id random, names the sending
     * @param codeHash the keyed hash
     * @param sentAt when it was made
     * @param expiresAt from when on it is refused
     * @return the code
     */
    public static UnattachedCode live(byte[] id, byte[] codeHash, Instant sentAt, Instant expiresAt) {
        return new UnattachedCode(
                id, codeHash, sentAt, expiresAt, 0, Challenge.Status.LIVE, Optional.empty(), UnknownFields.NONE);
    }

    /**
     * Tells whether it was made by a sending.
     *
     * @param sending the sending's id
     * @return true if so
     */
    public boolean isOf(byte[] sending) {
        return Arrays.equals(id, sending);
    }

    /**
     * Tells whether somebody may use it up: it is live, or was used up by the same one, who then did not get to save it.
     *
     * @param who tag of the transaction or association
     * @param now the moment
     * @return true if so
     */
    public boolean isOpenTo(byte[] who, Instant now) {
        boolean mine = redeemer.filter(it -> Arrays.equals(it, who)).isPresent();
        return now.isBefore(expiresAt) && (status == Challenge.Status.LIVE || mine);
    }

    /**
     * Uses it up.
     *
     * @param who tag of the transaction or association
     * @return the code, used
     */
    public UnattachedCode redeemedBy(byte[] who) {
        return with(failures, Challenge.Status.USED, Optional.of(who));
    }

    /**
     * Counts one wrong try (DOTP-09).
     *
     * @param maxFailures how many it survives, less one
     * @return the code with one more failure
     */
    public UnattachedCode failed(int maxFailures) {
        int count = failures + 1;
        boolean dies = status == Challenge.Status.LIVE && count >= maxFailures;
        return with(count, dies ? Challenge.Status.DEAD : status, redeemer);
    }

    /**
     * Ends it, if it is live.
     *
     * @return the code, not to be accepted any more
     */
    public UnattachedCode dead() {
        return status == Challenge.Status.LIVE ? with(failures, Challenge.Status.DEAD, redeemer) : this;
    }

    private UnattachedCode with(int count, Challenge.Status next, Optional<byte[]> who) {
        return new UnattachedCode(id, codeHash, sentAt, expiresAt, count, next, who, unknown);
    }
}
