package dev.mfacore.tck.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The documented exchanges of Authing's API, from examples.json. */
public final class WireExamples {

    private static final List<WireExample> ALL = load();

    private WireExamples() {}

    public static List<WireExample> all() {
        return ALL;
    }

    public static WireExample of(String id) {
        return ALL.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no example " + id));
    }

    /** One for every kind of call that is answered with a success, with all of its members. */
    public static List<WireExample> successes() {
        Map<String, WireExample> byKind = new LinkedHashMap<>();
        ALL.stream()
                .filter(WireExample::isSuccess)
                .filter(one -> !one.id().endsWith(".none") && !one.id().endsWith(".inactive"))
                .forEach(one -> byKind.putIfAbsent(one.kind(), one));
        return List.copyOf(byKind.values());
    }

    private static List<WireExample> load() {
        try (InputStream in = WireExamples.class.getResourceAsStream("examples.json")) {
            byte[] bytes = Objects.requireNonNull(in, "the kit's jar lacks examples.json")
                    .readAllBytes();
            return ((List<?>) Json.read(bytes))
                    .stream()
                            .map(Json::object)
                            .map(parts -> new WireExample(String.valueOf(parts.get("id")), parts))
                            .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the kit's examples.json cannot be read", e);
        }
    }
}
