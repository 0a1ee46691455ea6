package dev.mfacore.tck.run;

/**
 * Ends a try that cannot be played on this adapter, with the reason. A clause of which no try could be played is reported
 * as not claimed, with that reason: neither passed nor failed.
 */
public final class Inapplicable extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** The reason completes "left out because ...". */
    public Inapplicable(String reason) {
        super(reason);
    }
}
