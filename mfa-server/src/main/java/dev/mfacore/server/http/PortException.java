package dev.mfacore.server.http;

import java.io.Serial;

/** A port could not be opened. The message says which, why, and what to do. */
public final class PortException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    PortException(String message, Throwable cause) {
        super(message, cause);
    }
}
