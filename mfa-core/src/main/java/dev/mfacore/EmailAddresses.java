package dev.mfacore;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** Brings email addresses into canonical form, folding nothing but the case of ASCII letters (INP-08, INP-09). */
final class EmailAddresses {

    private static final int MAX_LENGTH = 254;
    private static final int MAX_LOCAL = 64;
    private static final String SIGNS = "!#$%&'*+/=?^_`{|}~-";

    private EmailAddresses() {}

    static String canonical(String text) {
        requireLength(text.length());
        int at = text.indexOf('@');
        if (at != text.lastIndexOf('@')) {
            throw new IllegalArgumentException("email address must have exactly one @: pass one address, not a list");
        }
        if (!Normalizer.isNormalized(text, Normalizer.Form.NFKC)) {
            throw new IllegalArgumentException(
                    "email address must not change under Unicode normalisation (NFKC): type it in its plain form");
        }
        String local = text.substring(0, Math.max(0, at));
        requireLocal(local);
        String canonical = local + "@" + EmailDomains.canonical(text.substring(at + 1));
        requireLength(canonical.getBytes(StandardCharsets.UTF_8).length);
        return canonical;
    }

    /** The same for two addresses of one mailbox; letters outside ASCII stay what they are. */
    static String identity(String canonical) {
        StringBuilder identity = new StringBuilder(canonical.length());
        for (int i = 0; i < canonical.length(); i++) {
            char c = canonical.charAt(i);
            identity.append(c >= 'A' && c <= 'Z' ? (char) (c - 'A' + 'a') : c);
        }
        return identity.toString();
    }

    private static void requireLength(int length) {
        if (length > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "email address must have at most " + MAX_LENGTH + " characters, as bytes in UTF-8: shorten it");
        }
    }

    private static void requireLocal(String local) {
        boolean dots = local.startsWith(".") || local.endsWith(".") || local.contains("..");
        int bytes = local.getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0 || bytes > MAX_LOCAL || dots || !local.codePoints().allMatch(EmailAddresses::isLocal)) {
            throw new IllegalArgumentException("email address must have 1 to " + MAX_LOCAL + " letters, digits, dots"
                    + " between them and the signs " + SIGNS + " before its @: leave out quotes, blanks and the rest");
        }
    }

    private static boolean isLocal(int c) {
        if (c < 0x80) {
            return Character.isLetterOrDigit(c) || c == '.' || SIGNS.indexOf(c) >= 0;
        }
        return Character.isLetter(c) && !Invisible.test(c);
    }
}
