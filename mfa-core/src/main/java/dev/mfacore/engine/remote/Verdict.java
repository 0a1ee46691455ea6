package dev.mfacore.engine.remote;

import dev.mfacore.MfaEvent.Outcome;
import dev.mfacore.Rejected.Reason;

/** What a no means: for the operator, who is told exactly, and for the caller. */
enum Verdict {
    /** The code was compared and not accepted. */
    WRONG_CODE(Outcome.WRONG, Reason.INVALID_CODE),
    /** The code is none that could be right, and was not sent on. */
    MALFORMED_CODE(Outcome.MALFORMED, Reason.INVALID_CODE),
    /** There is nothing that the code could match. */
    NOTHING_TO_MATCH(Outcome.NOTHING_TO_MATCH, Reason.INVALID_CODE),
    /** The session or the sign-in is over. */
    DEAD_TOKEN(Outcome.DEAD_TOKEN, Reason.INVALID_TOKEN),
    /** A fresh second factor is wanted. */
    PROOF_REQUIRED(Outcome.STALE_PROOF, Reason.PROOF_REQUIRED),
    /** Asked too often, or locked for a time. */
    THROTTLED(Outcome.THROTTLED, Reason.NOT_PERMITTED),
    /** The phone or email belongs to somebody. */
    NOT_BINDABLE(Outcome.RECIPIENT_TAKEN, Reason.NOT_BINDABLE),
    /** There is such an authenticator already. */
    TOO_MANY(Outcome.NOT_PERMITTED, Reason.TOO_MANY_AUTHENTICATORS),
    /** Tenant, plan or the account's state do not allow it. */
    NOT_PERMITTED(Outcome.NOT_PERMITTED, Reason.NOT_PERMITTED),
    /** The tenant's own channel did not take the code. */
    NOT_DELIVERED(Outcome.UNAVAILABLE, Reason.NOT_PERMITTED),
    /** The user has no authenticator of this id. */
    UNKNOWN_AUTHENTICATOR(Outcome.NOTHING_TO_MATCH, Reason.UNKNOWN_AUTHENTICATOR),
    /** Nothing may be concluded from it. */
    UNAVAILABLE(Outcome.UNAVAILABLE, Reason.NOT_PERMITTED);

    private final Outcome outcome;
    private final Reason reason;

    Verdict(Outcome outcome, Reason reason) {
        this.outcome = outcome;
        this.reason = reason;
    }

    /** What the operator hears. */
    Outcome outcome() {
        return outcome;
    }

    /** What the caller hears, where it is neither a lock nor a failure. */
    Reason reason() {
        return reason;
    }
}
