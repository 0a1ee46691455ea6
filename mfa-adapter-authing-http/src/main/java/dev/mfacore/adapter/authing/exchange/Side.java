package dev.mfacore.adapter.authing.exchange;

/** Who is asking, which decides the headers that name the asker. */
public enum Side {
    /** A user of an application. */
    USER("Bearer "),
    /** An administrator of a user pool, second generation. */
    MANAGEMENT_V2("Bearer "),
    /** An administrator of a user pool, third generation: the token stands alone, as in Authing's Java SDK. */
    MANAGEMENT_V3("");

    private final String scheme;

    Side(String scheme) {
        this.scheme = scheme;
    }

    /**
     * Returns what stands before the token.
     *
     * @return the scheme with its blank, or nothing
     */
    public String scheme() {
        return scheme;
    }

    /**
     * Says whether it is an administrator.
     *
     * @return true if so
     */
    public boolean isManagement() {
        return this != USER;
    }
}
