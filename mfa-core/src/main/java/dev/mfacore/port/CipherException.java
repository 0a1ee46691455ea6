package dev.mfacore.port;

import java.io.Serial;

/** A sealed text could not be opened, or nothing could be sealed: altered, moved to another owner, or its key is unknown. Its message holds no secret. */
public final class CipherException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Reports a failure.
     *
     * @param message what failed, without any secret
     */
    public CipherException(String message) {
        super(message);
    }

    /**
     * Reports a failure with its cause.
     *
     * @param message what failed, without any secret
     * @param cause what was thrown, holding no secret either
     */
    public CipherException(String message, Throwable cause) {
        super(message, cause);
    }
}
