package dev.mfacore;

import dev.mfacore.port.StoreKey;

/** Bounds on the free texts that callers hand in. */
final class Texts {

    private static final int MAX_LENGTH = 512;

    private Texts() {}

    static void require(String text, String argument) {
        require(text, argument, MAX_LENGTH);
    }

    static void require(String text, String argument, int longest) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(argument + " must not be blank: leave it out where there is none");
        }
        if (text.length() > longest) {
            throw new IllegalArgumentException(argument + " must have at most " + longest + " characters");
        }
    }

    static void requireName(String name) {
        int longest = AssociateRequest.MAX_NAME_LENGTH;
        if (name.isBlank() || name.length() > longest || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("name must be 1 to " + longest
                    + " characters without control characters: give the authenticator a short name");
        }
        StoreKey.requireWellFormed(name, "name");
    }
}
