package dev.mfacore.adapter.authing.transport;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes the other side's words fit for an error: no control characters, a bounded length, and nothing of what the call
 * keeps secret, also not a piece of it (SEC-05).
 */
final class SafeText {

    static final int MAX_LENGTH = 200;
    private static final String HIDDEN = "[hidden]";
    private static final int LONGEST_READ = 4 * MAX_LENGTH;
    private static final int SHORTEST_PIECE = 6;
    private static final Pattern WORD = Pattern.compile("[\\p{Alnum}._~+/=@-]{" + SHORTEST_PIECE + ",}");

    private SafeText() {}

    static String of(String text, Collection<String> secrets) {
        String plain = text.length() > LONGEST_READ ? text.substring(0, LONGEST_READ) : text;
        Optional<Pattern> whole = whole(secrets);
        if (whole.isPresent()) {
            plain = whole.get().matcher(plain).replaceAll(HIDDEN);
        }
        plain = withoutPieces(plain, secrets);
        StringBuilder safe = new StringBuilder();
        plain.codePoints().map(SafeText::visible).forEach(safe::appendCodePoint);
        String line = safe.toString().strip();
        return line.length() <= MAX_LENGTH ? line : cut(line);
    }

    /** All in one pass, the longest first, so that what was put in is not looked through again. */
    private static Optional<Pattern> whole(Collection<String> secrets) {
        return secrets.stream()
                .filter(it -> !it.isBlank())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .reduce((a, b) -> a + "|" + b)
                .map(it -> Pattern.compile(it, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }

    /** A server may quote the beginning of a token only. */
    private static String withoutPieces(String text, Collection<String> secrets) {
        return WORD.matcher(text).replaceAll(word -> Matcher.quoteReplacement(piece(word.group(), secrets)));
    }

    private static String piece(String word, Collection<String> secrets) {
        String lower = word.toLowerCase(Locale.ROOT);
        boolean known = secrets.stream()
                .map(it -> it.toLowerCase(Locale.ROOT))
                .anyMatch(secret -> secret.contains(lower) || sharesRun(lower, secret));
        return known ? HIDDEN : word;
    }

    /** Whether the secret begins inside the word, which may be glued to dots that stand for the rest. */
    private static boolean sharesRun(String word, String secret) {
        return secret.length() >= SHORTEST_PIECE && word.contains(secret.substring(0, SHORTEST_PIECE));
    }

    private static int visible(int c) {
        boolean shown = switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
        return shown ? c : ' ';
    }

    private static String cut(String line) {
        int end = Character.isHighSurrogate(line.charAt(MAX_LENGTH - 2)) ? MAX_LENGTH - 2 : MAX_LENGTH - 1;
        return line.substring(0, end) + "…";
    }
}
