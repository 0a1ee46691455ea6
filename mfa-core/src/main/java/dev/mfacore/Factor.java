package dev.mfacore;

/** The kinds of second factor. Authenticators of one kind share one failure counter, lock and cap. */
public enum Factor {
    /** An authenticator app: time-based one-time passwords, RFC 6238. */
    TOTP(Assurance.UNRESTRICTED),
    /** A code delivered by SMS. */
    SMS(Assurance.RESTRICTED),
    /** A code delivered by email. */
    EMAIL(Assurance.NOT_OUT_OF_BAND),
    /** The user's set of recovery codes. It backs the other factors up and is never the only one. */
    RECOVERY_CODE(Assurance.UNRESTRICTED);

    /** What NIST SP 800-63B-4 says of a factor (DOTP-12). */
    public enum Assurance {
        /** No restriction. */
        UNRESTRICTED,
        /** Restricted: allowed if an unrestricted alternative is offered and the risk is told (3.2.9). */
        RESTRICTED,
        /** Not acceptable as an out-of-band authenticator (3.1.3.1). */
        NOT_OUT_OF_BAND
    }

    private final Assurance assurance;

    Factor(Assurance assurance) {
        this.assurance = assurance;
    }

    /**
     * Says how far the factor may be relied on.
     *
     * @return the assurance by NIST SP 800-63B-4
     */
    public Assurance assurance() {
        return assurance;
    }

    /**
     * Says whether the factor's codes are delivered to a recipient.
     *
     * @return true for SMS and email
     */
    public boolean isDelivered() {
        return this == SMS || this == EMAIL;
    }
}
