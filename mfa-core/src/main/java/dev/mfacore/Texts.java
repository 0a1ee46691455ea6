package dev.mfacore;

/** Bounds on the free texts that callers hand in. */
final class Texts {

    private static final int MAX_LENGTH = 512;

    private Texts() {}

    static void require(String text, String argument) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(argument + " must not be blank: leave it out where there is none");
        }
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(argument + " must have at most " + MAX_LENGTH + " characters");
        }
    }
}
