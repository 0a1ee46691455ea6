package dev.mfacore.tck.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Changes one place within JSON; places are written {@code data/0/id}. */
public final class JsonPath {

    private JsonPath() {}

    public static Object at(Object json, String path) {
        Object value = json;
        for (String step : path.split("/", -1)) {
            value = value instanceof List<?> list
                    ? list.get(Integer.parseInt(step))
                    : Optional.ofNullable(Json.object(value).get(step)).orElseThrow();
        }
        return value;
    }

    /** A copy with another value in one place. */
    public static Map<String, Object> with(Map<String, Object> json, String path, Object value) {
        return Json.object(changed(json, List.of(path.split("/", -1)), Optional.of(value)));
    }

    /** A copy without the member in one place. */
    public static Map<String, Object> without(Map<String, Object> json, String path) {
        return Json.object(changed(json, List.of(path.split("/", -1)), Optional.empty()));
    }

    private static Object changed(Object json, List<String> path, Optional<Object> value) {
        String step = path.get(0);
        List<String> rest = path.subList(1, path.size());
        if (json instanceof List<?> list) {
            List<Object> copy = new ArrayList<>(list);
            int index = Integer.parseInt(step);
            copy.set(index, rest.isEmpty() ? value.orElse(Json.Absent.NULL) : changed(list.get(index), rest, value));
            return copy;
        }
        Map<String, Object> copy = new LinkedHashMap<>(Json.object(json));
        if (!rest.isEmpty()) {
            copy.put(step, changed(Optional.ofNullable(copy.get(step)).orElseThrow(), rest, value));
        } else if (value.isPresent()) {
            copy.put(step, value.get());
        } else {
            copy.remove(step);
        }
        return copy;
    }

    /** A copy in which every object was changed, the innermost first. */
    public static Object everyObject(Object json, UnaryOperator<Map<String, Object>> change) {
        if (json instanceof List<?> list) {
            return list.stream().map(item -> everyObject(item, change)).toList();
        }
        if (json instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((name, member) -> copy.put((String) name, everyObject(member, change)));
            return change.apply(copy);
        }
        return json;
    }
}
