package dev.mfacore.authing;

/**
 * A text that must not travel: a code, a secret, a token, a picture of a secret. Its text form hides it (SEC-05).
 *
 * @param value the text; may be anything that came in, also empty
 */
public record SecretText(String value) {

    /** Hides the text. */
    @Override
    public String toString() {
        return "SecretText[hidden]";
    }
}
