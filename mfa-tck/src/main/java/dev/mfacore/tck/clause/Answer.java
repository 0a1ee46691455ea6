package dev.mfacore.tck.clause;

import dev.mfacore.port.StoreException;
import java.util.function.BooleanSupplier;

/** What a write said of itself. */
enum Answer {
    YES,
    NO,
    /** It threw what the port allows: whether it wrote is unknown. */
    UNKNOWN;

    static Answer of(BooleanSupplier write) {
        try {
            return write.getAsBoolean() ? YES : NO;
        } catch (StoreException e) {
            return UNKNOWN;
        }
    }
}
