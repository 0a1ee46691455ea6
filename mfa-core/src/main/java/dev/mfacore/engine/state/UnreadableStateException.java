package dev.mfacore.engine.state;

import java.io.Serial;

/** A stored state that this version cannot read. The engine fails closed on it. */
public final class UnreadableStateException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    UnreadableStateException(String message) {
        super(message);
    }
}
