package dev.mfacore.engine.remote;

import java.io.Serial;

/** The caller's own mistake, found while a call is under way: nothing was asked, and no event is told. */
final class Misuse extends IllegalArgumentException {

    @Serial
    private static final long serialVersionUID = 1L;

    Misuse(String message) {
        super(message);
    }
}
