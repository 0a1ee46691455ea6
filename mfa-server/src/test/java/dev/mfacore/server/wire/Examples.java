package dev.mfacore.server.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The golden examples of Authing's protocol, with fixtures filled in. */
final class Examples {

    private static final Pattern FIXTURE = Pattern.compile("\\{\\{([A-Za-z0-9]+)}}");
    private static final JsonNode FILE = read();

    private Examples() {}

    /** One example: a request as a client sends it, and the answer that belongs to it. */
    record Example(String id, Request request, JsonNode response) {
        @Override
        public String toString() {
            return id;
        }
    }

    /** A request whose texts may still stand for something live. */
    record Request(
            String method,
            String path,
            Map<String, String> query,
            Map<String, String> headers,
            Optional<JsonNode> body) {}

    static List<Example> all() {
        return FILE.path("examples").valueStream().map(Examples::example).toList();
    }

    static Example named(String id) {
        return all().stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow();
    }

    /** Values that clients use for the same thing, by what that is. */
    static List<JsonNode> equivalentRequests() {
        return FILE.path("equivalentRequests").valueStream().toList();
    }

    static String fixture(String name) {
        return FILE.path("fixtures").path(name).stringValue();
    }

    private static Example example(JsonNode it) {
        JsonNode request = it.path("request");
        return new Example(
                it.path("id").stringValue(),
                new Request(
                        request.path("method").stringValue(),
                        request.path("path").stringValue(),
                        texts(request.path("query")),
                        texts(request.path("headers")),
                        Optional.ofNullable(request.get("body"))
                                .filter(body -> !body.isNull())
                                .map(Examples::filled)),
                filled(it.path("response")));
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new LinkedHashMap<>();
        object.propertyStream()
                .forEach(entry ->
                        texts.put(entry.getKey(), filled(entry.getValue()).stringValue()));
        return texts;
    }

    static JsonNode filled(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = object.objectNode();
            object.propertyStream().forEach(entry -> copy.set(entry.getKey(), filled(entry.getValue())));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = array.arrayNode();
            array.valueStream().forEach(item -> copy.add(filled(item)));
            return copy;
        }
        return node.isString() ? filled(node.stringValue(), node) : node;
    }

    private static JsonNode filled(String text, JsonNode node) {
        Matcher matcher = FIXTURE.matcher(text);
        if (matcher.matches()) {
            return filled(FILE.path("fixtures").path(matcher.group(1)));
        }
        matcher.reset();
        String filled = matcher.replaceAll(found -> Matcher.quoteReplacement(
                filled(FILE.path("fixtures").path(found.group(1))).stringValue()));
        return filled.equals(text) ? node : JsonMapper.shared().getNodeFactory().stringNode(filled);
    }

    private static JsonNode read() {
        try (InputStream file = Examples.class.getResourceAsStream("/authing-wire-examples.json")) {
            if (file == null) {
                throw new IllegalStateException("authing-wire-examples.json is missing from the test resources");
            }
            return JsonMapper.shared().readTree(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
