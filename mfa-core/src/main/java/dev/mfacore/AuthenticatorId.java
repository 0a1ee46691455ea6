package dev.mfacore;

/**
 * Names one authenticator of one user. It is random, no secret, and means nothing outside its user (BIND-06).
 *
 * @param value 1 to 64 printable ASCII characters
 */
public record AuthenticatorId(String value) {

    /** Checks the identifier. */
    public AuthenticatorId {
        if (value.isEmpty() || value.length() > 64 || !isPrintable(value)) {
            throw new IllegalArgumentException(
                    "authenticator id must be 1 to 64 printable ASCII characters: pass it as associate or list gave it");
        }
    }

    private static boolean isPrintable(String text) {
        boolean printable = true;
        for (int i = 0; i < text.length(); i++) {
            printable &= text.charAt(i) > ' ' && text.charAt(i) < 0x7f;
        }
        return printable;
    }

    @Override
    public String toString() {
        return value;
    }
}
