package dev.mfacore;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;

/** Brings email addresses into canonical form, folding nothing but the case of ASCII letters (INP-08, INP-09). */
final class EmailAddresses {

    private static final int MAX_LENGTH = 254;
    private static final int MAX_LOCAL = 64;
    private static final String ATOM = "!#$%&'*+/=?^_`{|}~-";
    private static final String DOTS = "\u3002\uff0e\uff61\ufe52\u2024";
    private static final String DEVIATIONS = "\u00df\u1e9e\u03c2\u200c\u200d";

    private EmailAddresses() {}

    static String canonical(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("email address must have at most " + MAX_LENGTH + " characters");
        }
        int at = text.indexOf('@');
        if (at <= 0 || at != text.lastIndexOf('@')) {
            throw new IllegalArgumentException("email address must have exactly one @ between two parts");
        }
        if (!Normalizer.isNormalized(text, Normalizer.Form.NFKC)) {
            throw new IllegalArgumentException(
                    "email address must not change under Unicode normalisation (NFKC): type it in its plain form");
        }
        String local = text.substring(0, at);
        requireLocal(local);
        String canonical = local + "@" + domain(text.substring(at + 1));
        if (canonical.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("email address must have at most " + MAX_LENGTH + " characters");
        }
        return canonical;
    }

    /** The same for two addresses of one mailbox; letters outside ASCII stay what they are. */
    static String identity(String canonical) {
        StringBuilder identity = new StringBuilder(canonical.length());
        for (int i = 0; i < canonical.length(); i++) {
            char c = canonical.charAt(i);
            identity.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
        }
        return identity.toString();
    }

    private static void requireLocal(String local) {
        boolean dots = local.startsWith(".") || local.endsWith(".") || local.contains("..");
        if (local.length() > MAX_LOCAL || dots || !local.codePoints().allMatch(EmailAddresses::isLocal)) {
            throw new IllegalArgumentException("email address must have 1 to " + MAX_LOCAL + " letters, digits, dots"
                    + " between them and the signs " + ATOM + " before the @");
        }
    }

    private static boolean isLocal(int c) {
        if (c < 0x80) {
            return (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || c == '.'
                    || ATOM.indexOf(c) >= 0;
        }
        return Character.isLetter(c);
    }

    private static String domain(String written) {
        if (written.codePoints().anyMatch(c -> DOTS.indexOf(c) >= 0 || DEVIATIONS.indexOf(c) >= 0)
                || !written.codePoints().allMatch(EmailAddresses::isDomain)) {
            throw new IllegalArgumentException(
                    "email address must have a domain of letters, digits, hyphens and plain dots");
        }
        String ascii;
        try {
            ascii = IDN.toASCII(written, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("email address must have a valid domain after the @");
        }
        if (!ascii.matches("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+")) {
            throw new IllegalArgumentException(
                    "email address must have a domain of at least two labels, such as example.com");
        }
        return ascii;
    }

    private static boolean isDomain(int c) {
        return c == '.' || c == '-' || (c < 0x80 ? Character.isLetterOrDigit(c) : isDomainLetter(c));
    }

    private static boolean isDomainLetter(int c) {
        int type = Character.getType(c);
        return Character.isLetter(c)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.DECIMAL_DIGIT_NUMBER;
    }
}
