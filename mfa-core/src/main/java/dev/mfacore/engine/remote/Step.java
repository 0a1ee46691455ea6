package dev.mfacore.engine.remote;

/** The steps that calls are made of: what a refusal by the tenant means depends on which one it refused. */
enum Step {
    /** Listing authenticators. */
    LIST,
    /** Associating an authenticator app. */
    ASSOCIATE,
    /** Confirming an association with a first code. */
    CONFIRM,
    /** Unbinding the authenticator app. */
    UNBIND,
    /** Verifying a code of an app in a sign-in. */
    VERIFY_TOTP,
    /** Verifying a code sent by SMS or email in a sign-in. */
    VERIFY_DELIVERED,
    /** Verifying a recovery code in a sign-in. */
    RECOVER,
    /** Verifying a code of an app inside a session. */
    PROVE,
    /** Sending a code. */
    SEND,
    /** Asking whether a phone or email may be bound. */
    CHECK_BINDABLE,
    /** Looking at an mfaToken. */
    INSPECT,
    /** Opening a transaction as the pool's administrator, or looking at what a user could answer with. */
    OPEN;

    /** Whether the step compares a code, so that a refusal can mean a wrong one. */
    boolean comparesCode() {
        return switch (this) {
            case CONFIRM, VERIFY_TOTP, VERIFY_DELIVERED, RECOVER, PROVE -> true;
            default -> false;
        };
    }

    /** Whether the step acts by the user's own session or sign-in, so that a refusal can mean that it is over. */
    boolean actsForUser() {
        return this != INSPECT && this != OPEN;
    }

    /** Whether the step changes what the user has bound, so that a refusal can ask for a second factor first. */
    boolean changesBinding() {
        return this == ASSOCIATE || this == CONFIRM || this == UNBIND;
    }
}
