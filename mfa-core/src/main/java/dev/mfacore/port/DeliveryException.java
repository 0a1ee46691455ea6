package dev.mfacore.port;

import java.io.Serial;

/** The delivery channel failed or refused to take a code. Its message holds no secret. */
public final class DeliveryException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Reports a failure.
     *
     * @param message what failed, without any secret
     */
    public DeliveryException(String message) {
        super(message);
    }

    /**
     * Reports a failure with its cause.
     *
     * @param message what failed, without any secret
     * @param cause what was thrown, holding no secret either
     */
    public DeliveryException(String message, Throwable cause) {
        super(message, cause);
    }
}
