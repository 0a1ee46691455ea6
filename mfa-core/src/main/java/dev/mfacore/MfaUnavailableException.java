package dev.mfacore;

import java.io.Serial;

/**
 * Something outside the engine failed, so the call could not be answered. Nothing was accepted (STO-08); a code that
 * was given may be used up. Try again later; the cause says what failed.
 */
public final class MfaUnavailableException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Reports a failure.
     *
     * @param message what could not be done, without any secret
     * @param cause what the port threw
     */
    public MfaUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * Reports a failure that no port threw.
     *
     * @param message what could not be done, without any secret
     */
    public MfaUnavailableException(String message) {
        super(message);
    }
}
