package dev.mfacore.tck.report;

import java.util.Locale;

/** What came of a clause, the most serious first: a clause with several parts has the most serious outcome of them. */
public enum ClauseOutcome {
    FAILED,
    /** Neither run nor explained. */
    MISSING,
    /** Failed, and the adapter's author declared that it would. */
    DEVIATION,
    PASSED,
    /** Left out by a filter. */
    FILTERED,
    /** The adapter gave no such part, or does not claim the capability. */
    NOT_CLAIMED,
    /** No port shows it; the catalogue says why. */
    NOT_VERIFIABLE;

    /** Lower case, in words. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Whether the adapter had to show something here. */
    boolean isDemanded() {
        return compareTo(PASSED) <= 0;
    }

    static ClauseOutcome of(Outcome outcome) {
        return valueOf(outcome.name());
    }
}
