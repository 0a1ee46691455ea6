package dev.mfacore;

import java.time.Instant;
import java.util.Optional;

/** What became of sending a code. It never holds the code (DOTP-10). */
public sealed interface Sending permits Sending.Sent, Sending.NotSent, Rejected {

    /**
     * The delivery channel has taken the code. Every earlier code of the same transaction and factor is void (DOTP-05).
     *
     * @param maskedRecipient where it went
     * @param expiresAt from when on it is refused
     * @param resendAt the earliest moment at which another can be asked for
     */
    record Sent(String maskedRecipient, Instant expiresAt, Instant resendAt) implements Sending {}

    /**
     * Nothing was sent. No code that was alive before has been voided, unless the delivery channel failed; after a failed
     * channel nothing is pending that was not pending before.
     *
     * @param cause why
     * @param retryAt when a further attempt can succeed, where that is known
     */
    record NotSent(Cause cause, Optional<Instant> retryAt) implements Sending, Association {}

    /** Why nothing was sent. */
    enum Cause {
        /** Too soon, or a quota is used up (THR-11, THR-12). */
        THROTTLED,
        /** The destination is outside the policy's allow-list (THR-12). */
        DESTINATION_NOT_ALLOWED,
        /** The recipient is not one that this transaction may send to (DOTP-08). */
        RECIPIENT_NOT_ALLOWED,
        /** The delivery channel failed or refused; the code it was given is dead (DOTP-11). */
        DELIVERY_FAILED
    }
}
