package dev.mfacore.tck.run;

import java.io.Serial;

/** The adapter broke the clause. */
public final class ClauseViolation extends AssertionError {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String expected;
    private final String got;

    ClauseViolation(String expected, String got) {
        super("expected " + expected + ", but got " + got);
        this.expected = expected;
        this.got = got;
    }

    public String expected() {
        return expected;
    }

    public String got() {
        return got;
    }
}
