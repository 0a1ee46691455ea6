package dev.mfacore.bench.measure;

/** What is measured answered wrongly, or not at all. */
public final class WrongAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says what was wrong. */
    public WrongAnswerException(String message) {
        super(message);
    }

    /** Says what was wrong and what it came from. */
    public WrongAnswerException(String message, Throwable cause) {
        super(message, cause);
    }
}
