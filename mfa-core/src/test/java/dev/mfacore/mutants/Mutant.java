package dev.mfacore.mutants;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fault, as a change of one place in one source file.
 *
 * @param property which property it breaks
 * @param faulty what a broken implementation does
 * @param file the source file, below the source root
 * @param find the text that is there, exactly once; line breaks and indentation do not matter
 * @param replace the text that stands there in the faulty implementation
 * @param test the test that has to fail, as class name, {@code #} and method name
 */
record Mutant(String property, String faulty, String file, String find, String replace, String test) {

    private static final Pattern TOKEN = Pattern.compile("[\\p{Alnum}_$]+|\\S");

    String displayName() {
        return property + ": " + faulty;
    }

    String className() {
        return file.replaceAll("\\.java$", "").replace('/', '.');
    }

    /** Plants the fault in the source. */
    String applyTo(String source) {
        Matcher matcher = place().matcher(source);
        List<MatchResult> found = matcher.results().toList();
        if (found.size() != 1) {
            throw new IllegalStateException("the mutant '" + displayName() + "' does not fit any more: its text occurs "
                    + found.size() + " times in " + file + ", where it has to occur once: " + find);
        }
        MatchResult only = found.get(0);
        return source.substring(0, only.start()) + replace + source.substring(only.end());
    }

    /** The text as a pattern that does not care how the formatter broke the lines. */
    private Pattern place() {
        StringBuilder pattern = new StringBuilder();
        String before = "";
        for (MatchResult token : TOKEN.matcher(find).results().toList()) {
            boolean twoWords = isWord(before) && isWord(token.group());
            pattern.append(before.isEmpty() ? "" : twoWords ? "\\s+" : "\\s*");
            pattern.append(Pattern.quote(token.group()));
            before = token.group();
        }
        return Pattern.compile(pattern.toString());
    }

    private static boolean isWord(String token) {
        return !token.isEmpty() && Character.isJavaIdentifierPart(token.charAt(0));
    }

    /** Reads a file of mutants: entries between lines {@code ---}, lines that start with {@code #} are remarks. */
    static List<Mutant> parse(String origin, String text) {
        List<Mutant> mutants = new ArrayList<>();
        for (String entry : text.split("(?m)^---\\s*$", -1)) {
            List<String> lines = entry.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
            if (!lines.isEmpty()) {
                mutants.add(parse(origin, lines));
            }
        }
        return mutants;
    }

    private static Mutant parse(String origin, List<String> lines) {
        return new Mutant(
                value(origin, lines, "property"),
                value(origin, lines, "faulty"),
                value(origin, lines, "file"),
                value(origin, lines, "find"),
                value(origin, lines, "replace"),
                value(origin, lines, "test"));
    }

    private static String value(String origin, List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "an entry in " + origin + " has no line '" + name + ":' but only " + lines));
    }
}
