package dev.mfacore.tck.drive;

/** What an answer says, in one vocabulary for services and endpoints. */
public enum Kind {
    /** Done as asked. */
    ACCEPTED,
    /** A second factor is wanted; the answer has the token. */
    SECOND_FACTOR,
    /** A second factor has to be enrolled; the answer has the token. */
    ENROLMENT,
    /** No second factor is wanted: the sign-in is over. */
    NO_FACTOR,
    /** Bindable. */
    YES,
    /** Not bindable. */
    NO,
    WRONG_CODE,
    DEAD_TOKEN,
    PROOF_REQUIRED,
    NOT_PERMITTED,
    TOO_MANY,
    NOT_BINDABLE,
    UNKNOWN_AUTHENTICATOR,
    /** Locked for a time that the answer tells. */
    LOCKED,
    /** Locked until the factor is bound anew. */
    DISABLED,
    /** Asked too often, or too soon. */
    THROTTLED,
    DESTINATION_REFUSED,
    RECIPIENT_REFUSED,
    NOT_DELIVERED,
    /** Something outside failed. */
    UNAVAILABLE,
    /** The call itself was refused as misuse. */
    MISUSE,
    /** What no service may answer: an exception of another kind, or an answer that is none. */
    BROKEN;

    /** Whether the answer grants what was asked for. */
    public boolean isGrant() {
        return this == ACCEPTED || this == NO_FACTOR;
    }
}
