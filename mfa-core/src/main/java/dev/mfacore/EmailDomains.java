package dev.mfacore;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Brings domains into lower-case ASCII form (IDNA). {@link IDN} knows IDNA2003, which drops and replaces characters; a
 * label that it would change in more than case is refused, so that no look-alike turns into another domain.
 */
final class EmailDomains {

    private static final String DOTS = "\u3002\uff0e\uff61\ufe52\u2024";
    /** What IDNA2003 and IDNA2008 map to different domains. */
    private static final String DEVIATIONS = "\u00df\u1e9e\u03c2\u200c\u200d";

    private static final String ACE_PREFIX = "xn--";
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern ALL_DIGITS = Pattern.compile("[0-9]+");

    private EmailDomains() {}

    static String canonical(String written) {
        if (!written.codePoints().allMatch(EmailDomains::isAcceptable)) {
            throw invalid();
        }
        String[] labels = written.split("\\.", -1);
        if (labels.length < 2 || ALL_DIGITS.matcher(labels[labels.length - 1]).matches()) {
            throw invalid();
        }
        return Stream.of(labels).map(EmailDomains::label).collect(Collectors.joining("."));
    }

    private static String label(String written) {
        boolean plain = written.codePoints().allMatch(c -> c < 0x80);
        String ascii = plain ? written.toLowerCase(Locale.ROOT) : encoded(written);
        if (!LABEL.matcher(ascii).matches()) {
            throw invalid();
        }
        return ascii;
    }

    private static String encoded(String written) {
        String ascii;
        try {
            ascii = IDN.toASCII(written, IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException e) {
            throw invalid(); // without the cause: it quotes the text
        }
        boolean kept = ascii.startsWith(ACE_PREFIX) && IDN.toUnicode(ascii).equals(lowerCase(written));
        if (!kept) {
            throw invalid();
        }
        return ascii;
    }

    private static String lowerCase(String text) {
        return text.codePoints()
                .map(Character::toLowerCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isAcceptable(int c) {
        if (c < 0x80) {
            return c == '.' || c == '-' || Character.isLetterOrDigit(c);
        }
        int type = Character.getType(c);
        boolean known = Character.isLetter(c)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.DECIMAL_DIGIT_NUMBER;
        return known && DOTS.indexOf(c) < 0 && DEVIATIONS.indexOf(c) < 0 && !Invisible.test(c);
    }

    private static IllegalArgumentException invalid() {
        return new IllegalArgumentException("email address must have a domain of two or more labels of letters, digits"
                + " and hyphens with plain dots between: use its ASCII form (xn--) if the spelling is unusual");
    }
}
