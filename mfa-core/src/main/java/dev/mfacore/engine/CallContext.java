package dev.mfacore.engine;

import dev.mfacore.Factor;
import dev.mfacore.MfaEvent;
import java.util.Optional;

/**
 * What an event says of the call that caused it.
 *
 * @param operation what is tried
 * @param factor with which factor
 * @param source the client address
 */
record CallContext(MfaEvent.Operation operation, Optional<Factor> factor, Optional<String> source) {

    static CallContext of(MfaEvent.Operation operation, Optional<String> source) {
        return new CallContext(operation, Optional.empty(), source);
    }

    static CallContext of(MfaEvent.Operation operation, Factor factor, Optional<String> source) {
        return new CallContext(operation, Optional.of(factor), source);
    }
}
