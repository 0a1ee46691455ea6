package dev.mfacore.tck.wire;

import dev.mfacore.authing.AuthingCall;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * One exchange as a file describes it: a call, the request that it becomes, a response, and the answer that this means.
 *
 * @param id the example's name
 * @param parts call, request, response and answer
 */
public record WireExample(String id, Map<String, Object> parts) {

    /** Members of calls whose values must not travel but in headers and bodies. */
    private static final Set<String> SECRET = Set.of(
            "token",
            "totp",
            "code",
            "recoveryCode",
            "photo",
            "photoA",
            "photoB",
            "secret",
            "enrollmentToken",
            "passCode",
            "number",
            "address");

    /** The call; a new one each time. */
    public AuthingCall<?> call() {
        return Plain.call(part("call"));
    }

    /** Which call, such as {@code MfaCall.VerifyTotpMfa}. */
    public String kind() {
        return String.valueOf(part("call").get("kind"));
    }

    public Map<String, Object> part(String name) {
        return Json.object(Optional.ofNullable(parts.get(name)).orElse(Map.of()));
    }

    public Map<String, Object> answer() {
        return part("answer");
    }

    public boolean isSuccess() {
        return answer().containsKey("success");
    }

    /** The segments of the request's path. */
    public List<String> path() {
        return ((List<?>) part("request").getOrDefault("path", List.of()))
                .stream().map(String::valueOf).toList();
    }

    public boolean isThirdGeneration() {
        return path().contains("v3");
    }

    public int status() {
        return ((Long) part("response").getOrDefault("status", 200L)).intValue();
    }

    /** The body of the response, as JSON. */
    public Map<String, Object> responseBody() {
        return Json.object(part("response").getOrDefault("body", Map.of()));
    }

    /** Where the response has what no success lacks. */
    public List<String> mandatory() {
        return ((List<?>) parts.getOrDefault("mandatory", List.of()))
                .stream().map(String::valueOf).toList();
    }

    /** Whether the answer stands in an envelope: all do but introspection's. */
    public boolean isEnveloped() {
        return !kind().endsWith(".VerifyMfaToken");
    }

    /** The same with some texts replaced, wherever one stands as a whole: as value or as segment of the path. */
    public WireExample with(Map<String, String> replacements) {
        return new WireExample(id, Json.object(replaced(parts, replacements)));
    }

    /** The texts of the call that are secret or personal, by where they stand. */
    public Map<String, String> secrets() {
        Map<String, String> found = new TreeMap<>();
        collect(part("call"), "", found);
        return found;
    }

    private static void collect(Object value, String path, Map<String, String> found) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, member) -> {
                if (member instanceof String text && SECRET.contains(name)) {
                    found.put(path + name, text);
                } else {
                    collect(member, path + name + ".", found);
                }
            });
        } else if (value instanceof List<?> list) {
            list.forEach(item -> collect(item, path, found));
        }
    }

    private static Object replaced(Object value, Map<String, String> replacements) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((name, member) -> copy.put((String) name, replaced(member, replacements)));
            return copy;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(item -> replaced(item, replacements)).toList();
        }
        return value instanceof String text ? replacements.getOrDefault(text, text) : value;
    }

    @Override
    public String toString() {
        return id;
    }
}
