package dev.mfacore.tck.report;

/** What came of one method of a clause, or of a clause. */
public enum Outcome {
    PASSED,
    FAILED,
    /** Failed, and the adapter's author declared that it would. */
    DEVIATION,
    /** The adapter gave no such part, or does not claim the capability. */
    NOT_CLAIMED,
    /** Left out by a filter. */
    FILTERED
}
