package dev.mfacore.port;

import java.io.Serial;

/** The store failed: whether a write happened is unknown. Its message holds no secret. */
public final class StoreException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Reports a failure.
     *
     * @param message what failed, without any secret
     */
    public StoreException(String message) {
        super(message);
    }

    /**
     * Reports a failure with its cause.
     *
     * @param message what failed, without any secret
     * @param cause what was thrown, holding no secret either
     */
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
