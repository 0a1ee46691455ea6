package dev.mfacore.adapter.authing.json;

import java.io.Serial;

/** An answer does not say clearly what it should. The message quotes nothing of it (SEC-05). */
public final class UnclearAnswerException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Reports what is unclear.
     *
     * @param message names the member or the rule, never a value
     */
    public UnclearAnswerException(String message) {
        super(message);
    }
}
