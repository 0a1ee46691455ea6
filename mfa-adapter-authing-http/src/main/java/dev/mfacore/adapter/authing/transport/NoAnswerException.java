package dev.mfacore.adapter.authing.transport;

import java.io.Serial;

/** There was no complete answer. The message may quote the other side and must be made safe before it is shown. */
final class NoAnswerException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    NoAnswerException(String message) {
        super(message);
    }

    NoAnswerException(String message, Throwable cause) {
        super(message, cause);
    }
}
