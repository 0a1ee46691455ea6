package dev.mfacore;

import java.time.Instant;
import java.util.Optional;

/**
 * What the operator hears: exact where a caller's answer is uniform, and without any secret (SEC-05, SEC-08, SEC-10).
 */
public sealed interface MfaEvent permits MfaEvent.Attempt, MfaEvent.Delivery, MfaEvent.Change {

    /**
     * Returns when it happened, by the engine's clock.
     *
     * @return the moment
     */
    Instant at();

    /**
     * Returns whom it is about.
     *
     * @return the user; empty if the token named nobody, and for sending a code that belongs to no transaction
     */
    Optional<UserId> user();

    /**
     * Returns where the call came from, as the platform said.
     *
     * @return the client address, if given
     */
    Optional<String> source();

    /**
     * Returns the user's running number. Events that were saved have numbers of their own, so that a gap shows a crash
     * between save and event; events of refusals that saved nothing repeat the latest number. Zero without a user.
     *
     * @return the number
     */
    long sequence();

    /**
     * One attempt to pass or do something. Every attempt yields exactly one of these.
     *
     * @param at when
     * @param user who
     * @param operation what was tried
     * @param factor with which factor, if one was involved
     * @param authenticator with which authenticator, where one matched or was named
     * @param outcome what became of it
     * @param source the client address
     * @param sequence the user's running number
     */
    record Attempt(
            Instant at,
            Optional<UserId> user,
            Operation operation,
            Optional<Factor> factor,
            Optional<AuthenticatorId> authenticator,
            Outcome outcome,
            Optional<String> source,
            long sequence)
            implements MfaEvent {}

    /**
     * One attempt to send a code.
     *
     * @param at when
     * @param user who
     * @param factor by SMS or email
     * @param purpose what for
     * @param maskedRecipient where to
     * @param outcome what became of it
     * @param source the client address
     * @param sequence the user's running number
     */
    record Delivery(
            Instant at,
            Optional<UserId> user,
            Factor factor,
            Purpose purpose,
            String maskedRecipient,
            DeliveryOutcome outcome,
            Optional<String> source,
            long sequence)
            implements MfaEvent {}

    /**
     * A change in the life of a user's second factor.
     *
     * @param at when
     * @param user who
     * @param type what changed
     * @param factor which factor
     * @param authenticator which authenticator
     * @param until end of a lock
     * @param action who of the operators did it and why
     * @param source the client address
     * @param sequence the user's running number
     */
    record Change(
            Instant at,
            Optional<UserId> user,
            ChangeType type,
            Optional<Factor> factor,
            Optional<AuthenticatorId> authenticator,
            Optional<Instant> until,
            Optional<AdminAction> action,
            Optional<String> source,
            long sequence)
            implements MfaEvent {}

    /** What was tried. */
    enum Operation {
        /** Opening a transaction. */
        BEGIN,
        /** Associating an authenticator. */
        ASSOCIATE,
        /** Confirming an association. */
        CONFIRM,
        /** Unbinding an authenticator. */
        UNBIND,
        /** Verifying a code in a transaction. */
        VERIFY,
        /** Verifying a recovery code in a transaction. */
        RECOVER,
        /** Making new recovery codes. */
        REGENERATE,
        /** Listing authenticators. */
        LIST,
        /** Sending a code. */
        SEND,
        /** What an operator does. */
        ADMINISTER,
        /** Asking whether a recipient is bindable. */
        CHECK_BINDABLE,
        /** Looking at a token without using it. */
        INSPECT
    }

    /** What became of an attempt. */
    enum Outcome {
        /** Accepted. */
        ACCEPTED,
        /** The code was wrong. */
        WRONG,
        /** The code or association was right once, but expired. */
        EXPIRED,
        /** The code had been used. */
        REPLAYED,
        /** There was nothing that the code could match. */
        NOTHING_TO_MATCH,
        /** The code was over the length cap. */
        MALFORMED,
        /** The factor was locked for a time, or the user had too many open transactions. */
        LOCKED,
        /** The factor was disabled by the hard cap. */
        DISABLED,
        /** The token was unknown, altered, expired, used, voided, or had failed too often. */
        DEAD_TOKEN,
        /** The token's context was another one. */
        WRONG_CONTEXT,
        /** The proof was missing, stale or another user's. */
        STALE_PROOF,
        /** The policy, the caller or the account's state did not allow it. */
        NOT_PERMITTED,
        /** The recipient belongs to another account. */
        RECIPIENT_TAKEN,
        /** Asked too often. */
        THROTTLED,
        /** The stored secret could not be opened: altered, moved, or its key is missing. */
        UNREADABLE,
        /** A port failed. */
        UNAVAILABLE,
        /** The token was of another user than the caller took it for. */
        WRONG_USER
    }

    /** What became of a sending. */
    enum DeliveryOutcome {
        /** The channel took it. */
        SENT,
        /** Too soon or a quota was used up. */
        THROTTLED,
        /** The destination is not allowed. */
        DESTINATION_NOT_ALLOWED,
        /** The recipient is not one that the transaction may send to. */
        RECIPIENT_NOT_ALLOWED,
        /** The channel failed. */
        FAILED
    }

    /** What changed. */
    enum ChangeType {
        /** An authenticator was confirmed. */
        BOUND,
        /** An authenticator was unbound by its user. */
        UNBOUND,
        /** A recovery code was used. */
        RECOVERY_CODE_USED,
        /** Recovery codes were made anew. */
        RECOVERY_CODES_REGENERATED,
        /** A factor was locked for a time. */
        LOCKED,
        /** A factor was disabled by the hard cap. */
        DISABLED,
        /** An operator removed an authenticator. */
        REMOVED_BY_OPERATOR,
        /** An operator reset the user. */
        RESET_BY_OPERATOR,
        /** An operator imported an authenticator. */
        IMPORTED,
        /** An operator imported an authenticator with a secret of fewer than 16 bytes: ask the user to bind anew. */
        IMPORTED_WEAK,
        /** Open transactions were voided. */
        TRANSACTIONS_INVALIDATED
    }
}
