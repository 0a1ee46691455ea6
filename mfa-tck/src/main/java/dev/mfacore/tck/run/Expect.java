package dev.mfacore.tck.run;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** The assertions of clauses. Each says what should be and what is, in words for the adapter's author. */
public final class Expect {

    private static final int LONGEST_HEX = 24;

    private Expect() {}

    public static void that(boolean holds, String expected, @Nullable Object got) {
        if (!holds) {
            throw new ClauseViolation(expected, show(got));
        }
    }

    public static void equal(String what, @Nullable Object expected, @Nullable Object got) {
        if (!Objects.deepEquals(expected, got)) {
            throw new ClauseViolation(what + ": " + show(expected), show(got));
        }
    }

    /** Runs something that has to throw, and returns what it threw. */
    public static Exception thrown(String expected, Callable<?> action) {
        Object got;
        try {
            got = action.call();
        } catch (Exception e) {
            return e;
        }
        throw new ClauseViolation(expected, "returned " + show(got));
    }

    /** Shows a value as a report does; long bytes are cut. */
    public static String show(@Nullable Object value) {
        if (value instanceof byte[] bytes) {
            String hex = HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, LONGEST_HEX));
            return bytes.length + " bytes " + hex + (bytes.length > LONGEST_HEX ? "…" : "");
        }
        if (value instanceof Object[] array) {
            return Arrays.toString(array);
        }
        return String.valueOf(value);
    }
}
