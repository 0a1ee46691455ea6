package dev.mfacore.port;

/**
 * Names a register. Two keys are the same only if kind and id are equal character by character: a store folds no case,
 * trims nothing, normalises nothing and treats no character specially (STO-06, INP-06).
 *
 * @param kind 1 to 32 characters of {@code a-z}, {@code 0-9} and {@code -}; more kinds may come
 * @param id 1 or more characters of well-formed Unicode (no lone surrogate), at most 254 bytes in UTF-8
 */
public record StoreKey(String kind, String id) {

    /** Checks kind and id. */
    public StoreKey {
        if (!isKind(kind)) {
            throw new IllegalArgumentException("kind must be 1 to 32 characters of a-z, 0-9 and -");
        }
        if (id.isEmpty()) {
            throw new IllegalArgumentException("id must not be empty");
        }
        requireWellFormed(id, "id");
        if (id.length() > 254 || id.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > 254) {
            throw new IllegalArgumentException("id must have at most 254 bytes in UTF-8");
        }
    }

    private static boolean isKind(String kind) {
        boolean fits = !kind.isEmpty() && kind.length() <= 32;
        for (int i = 0; fits && i < kind.length(); i++) {
            char c = kind.charAt(i);
            fits = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
        }
        return fits;
    }

    /**
     * Refuses a text with a lone surrogate, which no encoding can carry faithfully.
     *
     * @param text the text
     * @param argument names it in the message
     * @throws IllegalArgumentException if the text is not well-formed Unicode
     */
    public static void requireWellFormed(String text, String argument) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                int whole = text.codePointAt(i);
                if (!Character.isSupplementaryCodePoint(whole)) {
                    throw new IllegalArgumentException(
                            argument + " must be well-formed Unicode, but has a lone surrogate: correct its encoding");
                }
                i++;
            }
        }
    }
}
