package dev.mfacore.tck.catalogue;

/** How far a clause can be decided. */
public enum Verification {
    /** A pass means that every generated case was as it should be. */
    VERIFIED("verified"),
    /** A race or skew is looked for within a bound: a pass says that none was found, never that there is none. */
    STOCHASTIC("stochastic"),
    /** Cannot be seen through the port or endpoint; the clause says why. */
    NOT_VERIFIABLE("not verifiable");

    private final String text;

    Verification(String text) {
        this.text = text;
    }

    /**
     * Returns the form used in the catalogue and in reports.
     *
     * @return lower case
     */
    public String text() {
        return text;
    }
}
