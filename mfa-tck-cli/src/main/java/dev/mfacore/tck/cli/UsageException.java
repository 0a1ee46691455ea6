package dev.mfacore.tck.cli;

/** The command cannot be meant as it was given; the message says what to do. */
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
