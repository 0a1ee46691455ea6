package dev.mfacore.tck.wire;

import dev.mfacore.tck.stub.Received;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** Whether a request is the one that an example documents, in one of the ways in which Authing's own clients write it. */
public final class WireRequest {

    /** Two addresses of one operation. */
    private static final Map<List<String>, List<String>> ALIASES = Map.of(
            List.of("api", "v2", "applications", "mfa", "totp", "verify"),
                    List.of("api", "v2", "mfa", "totp", "verify"),
            List.of("api", "v2", "applications", "mfa", "totp", "recovery"),
                    List.of("api", "v2", "mfa", "totp", "recovery"),
            List.of("api", "v2", "applications", "mfa", "face", "verify"),
                    List.of("api", "v2", "mfa", "face", "verify"),
            List.of("api", "v2", "mfa", "authenticator", ""), List.of("api", "v2", "mfa", "authenticator"));

    private WireRequest() {}

    /** What is wrong with the request, if anything; says where, and shows no value. */
    public static Optional<String> difference(WireExample example, Received request) {
        Map<String, Object> wanted = example.part("request");
        if (!request.method().equals(wanted.get("method"))) {
            return Optional.of("the method " + request.method());
        }
        List<String> path = request.segments();
        if (!ALIASES.getOrDefault(path, path).equals(example.path())) {
            return Optional.of("another path");
        }
        Optional<String> query = difference(
                "the query's ",
                Json.object(wanted.getOrDefault("query", Map.of())),
                new LinkedHashMap<>(request.query()),
                mayLack(wanted));
        return query.or(() -> bodyDifference(wanted, request)).or(() -> credentialDifference(wanted, request));
    }

    private static Optional<String> bodyDifference(Map<String, Object> wanted, Received request) {
        Object body = wanted.get("body");
        if (body == null) {
            return Optional.empty();
        }
        Map<String, Object> sent;
        try {
            sent = spelt(Json.object(request.body()));
        } catch (IllegalArgumentException e) {
            return Optional.of("a body that is no JSON object");
        }
        List<Object> spellings = new ArrayList<>(List.of(body));
        spellings.addAll((List<?>) wanted.getOrDefault("or", List.of()));
        List<Optional<String>> differences = spellings.stream()
                .map(one -> difference("the body's ", Json.object(one), sent, mayLack(wanted)))
                .toList();
        return differences.stream().allMatch(Optional::isPresent) ? differences.get(0) : Optional.empty();
    }

    /** Some clients write this one member in another way. */
    private static Map<String, Object> spelt(Map<String, Object> body) {
        Map<String, Object> copy = new LinkedHashMap<>(body);
        Object type = copy.remove("authenticatorType");
        if (type != null) {
            copy.putIfAbsent("authenticator_type", type);
        }
        return copy;
    }

    /** Members beyond those wanted do no harm: servers ignore what they do not know. */
    private static Optional<String> difference(
            String where, Map<String, Object> wanted, Map<String, Object> sent, List<?> mayLack) {
        for (String name : new TreeSet<>(wanted.keySet())) {
            boolean isLeftOut = !sent.containsKey(name) && mayLack.contains(name);
            if (!isLeftOut && !Objects.equals(wanted.get(name), sent.get(name))) {
                return Optional.of(where + name + (sent.containsKey(name) ? " with another value" : " missing"));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> credentialDifference(Map<String, Object> wanted, Received request) {
        Optional<String> credential = Optional.ofNullable((String) wanted.get("credential"));
        if (credential.equals(request.credential())) {
            return Optional.empty();
        }
        return Optional.of(
                credential.isEmpty()
                        ? "a header Authorization, though the call has no credential"
                        : request.credential().isEmpty()
                                ? "no header Authorization"
                                : "another credential than the call's in the header Authorization");
    }

    private static List<?> mayLack(Map<String, Object> wanted) {
        return (List<?>) wanted.getOrDefault("mayLack", List.of());
    }
}
