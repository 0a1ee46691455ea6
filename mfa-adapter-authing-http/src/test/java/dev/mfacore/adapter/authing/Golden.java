package dev.mfacore.adapter.authing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** The golden examples of Authing's protocol, with their fixtures put in. Read by another parser than the adapter's. */
final class Golden {

    private static final Pattern HOLE = Pattern.compile("\\{\\{(\\w+)}}");
    private static final Map<String, Object> FILE = load();

    private Golden() {}

    static Map<String, Map<String, Object>> examples() {
        Map<String, Map<String, Object>> byId = new LinkedHashMap<>();
        for (Object example : (List<?>) FILE.get("examples")) {
            Map<String, Object> filled = object(filled(example));
            byId.put((String) filled.get("id"), filled);
        }
        return byId;
    }

    static String fixture(String name) {
        return String.valueOf(filled(object(FILE.get("fixtures")).get(name)));
    }

    static Map<String, Object> part(Map<String, Object> example, String name) {
        return object(example.get(name));
    }

    static String json(Object value) {
        return JsonMapper.shared().writeValueAsString(value);
    }

    static Map<String, Object> parsed(String json) {
        return object(value(json));
    }

    static Object value(String json) {
        return JsonMapper.shared().readValue(json, Object.class);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }

    private static Map<String, Object> load() {
        try (InputStream in = Golden.class.getResourceAsStream("/authing-wire-examples.json")) {
            return object(JsonMapper.shared().readValue(in, Object.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object filled(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((name, member) -> copy.put((String) name, filled(member)));
            return copy;
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(it -> copy.add(filled(it)));
            return copy;
        }
        return value instanceof String text ? filledText(text) : value;
    }

    private static Object filledText(String text) {
        Matcher hole = HOLE.matcher(text);
        if (hole.matches()) {
            return filled(object(FILE.get("fixtures")).get(hole.group(1)));
        }
        return hole.reset().replaceAll(it -> Matcher.quoteReplacement(fixture(it.group(1))));
    }
}
