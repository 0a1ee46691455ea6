package dev.mfacore.server.delivery;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What a text may hold, by its key. */
final class TextRules {

    static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w*)}");

    private static final Set<String> OF_CODES = Set.of("code", "minutes", "issuer", "purpose");
    private static final Set<String> OF_NOTICES = Set.of("what", "time", "issuer");
    private static final Set<String> OF_CHANGES = Set.of("factor", "issuer");
    private static final Set<String> WITH_CODE = Set.of("sms", "email.body");

    private TextRules() {}

    /**
     * Checks one text.
     *
     * @throws IllegalArgumentException if it breaks a rule; it names key and rule
     */
    static void check(String key, String text) {
        boolean notice = key.startsWith("notice.");
        if (WITH_CODE.contains(key)) {
            requirePlaceholder(key, text, "code");
        } else if (notice) {
            requirePlaceholder(key, text, "what");
        }
        boolean subject = key.endsWith("email.subject");
        if (subject && text.isBlank() || !key.endsWith("sms") && !key.endsWith("body") && hasLines(text)) {
            throw new IllegalArgumentException(key + " must be one line");
        }
        Set<String> known = known(key);
        if (PLACEHOLDER.matcher(text).results().anyMatch(it -> !known.contains(it.group(1)))) {
            throw new IllegalArgumentException(key + " must hold no placeholders but " + new TreeSet<>(known));
        }
    }

    private static Set<String> known(String key) {
        if (key.startsWith("notice.")) {
            return OF_NOTICES;
        }
        if (key.startsWith("change.")) {
            return OF_CHANGES;
        }
        return key.startsWith("purpose.") || key.startsWith("factor.") ? Set.of() : OF_CODES;
    }

    private static void requirePlaceholder(String key, String text, String name) {
        if (!text.contains("{" + name + "}")) {
            throw new IllegalArgumentException(key + " must hold {" + name + "}");
        }
    }

    private static boolean hasLines(String text) {
        return text.lines().count() > 1;
    }
}
