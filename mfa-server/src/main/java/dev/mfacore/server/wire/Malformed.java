package dev.mfacore.server.wire;

import java.io.Serial;

/** The request reached its route and does not say what the route has to know. The message goes to the client. */
final class Malformed extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    Malformed(String message) {
        super(message, null, false, false);
    }
}
