package dev.mfacore.tck.catalogue;

import dev.mfacore.tck.Capability;
import dev.mfacore.tck.Port;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads one file of the catalogue: properties named {@code ID.member}, lists separated by {@code |} or commas. */
final class RuleFile {

    private static final Set<String> MEMBERS = Set.of(
            "level", "since", "title", "rule", "source", "causes", "ports", "capability", "verification", "reason");

    private final String name;
    private final Properties lines;

    private RuleFile(String name, Properties lines) {
        this.name = name;
        this.lines = lines;
    }

    static List<Rule> read(String name) {
        String resource = name + ".properties";
        try (InputStream in = RuleFile.class.getResourceAsStream(resource)) {
            Properties lines = new Properties();
            lines.load(new InputStreamReader(
                    Objects.requireNonNull(in, () -> "the kit's jar lacks " + resource), StandardCharsets.UTF_8));
            return new RuleFile(name, lines).rules();
        } catch (IOException e) {
            throw new UncheckedIOException("the kit's " + resource + " cannot be read", e);
        }
    }

    private List<Rule> rules() {
        return lines.stringPropertyNames().stream()
                .map(this::idOf)
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .map(this::rule)
                .toList();
    }

    private String idOf(String key) {
        int dot = key.indexOf('.');
        if (dot < 0 || !MEMBERS.contains(key.substring(dot + 1))) {
            throw new IllegalStateException(name + ".properties has " + key + ", which is no ID.member");
        }
        return key.substring(0, dot);
    }

    private Rule rule(String id) {
        Verification verification = optional(id, "verification")
                .map(text -> one(Verification.values(), Verification::text, text))
                .orElse(Verification.VERIFIED);
        Optional<String> reason = optional(id, "reason");
        if (reason.isPresent() != (verification == Verification.NOT_VERIFIABLE)) {
            throw new IllegalStateException(id + " must have a reason if, and only if, it is not verifiable");
        }
        return new Rule(
                id,
                Level.valueOf(given(id, "level")),
                optional(id, "since").orElse("1.0"),
                given(id, "title"),
                given(id, "rule"),
                given(id, "source"),
                split(given(id, "causes"), "\\|").toList(),
                split(given(id, "ports"), ",")
                        .map(text -> one(Port.values(), Port::id, text))
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Port.class))),
                optional(id, "capability").map(text -> one(Capability.values(), Capability::id, text)),
                verification,
                reason);
    }

    private String given(String id, String member) {
        return optional(id, member)
                .orElseThrow(() -> new IllegalStateException(name + ".properties lacks " + id + "." + member));
    }

    private Optional<String> optional(String id, String member) {
        return Optional.ofNullable(lines.getProperty(id + "." + member)).map(String::strip);
    }

    private static Stream<String> split(String text, String separator) {
        return Arrays.stream(text.split(separator)).map(String::strip);
    }

    private static <T> T one(T[] values, java.util.function.Function<T, String> id, String text) {
        return Arrays.stream(values)
                .filter(value -> id.apply(value).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the catalogue names " + text + ", which there is not"));
    }
}
