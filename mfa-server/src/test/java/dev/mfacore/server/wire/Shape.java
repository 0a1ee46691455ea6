package dev.mfacore.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.server.ServerUnderTest.Answer;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Holds an answer of ours against an example: the same codes, and every member of its data in the same JSON type. */
final class Shape {

    private static final Set<String> CODES = Set.of("code", "statusCode", "apiCode");

    /** What Authing knows of a user and this server does not: null here, as in {@code docs/authing.md}. */
    private static final Set<String> UNKNOWN_HERE = Set.of(
            "arn",
            "username",
            "email",
            "phone",
            "phoneCountryCode",
            "photo",
            "avatar",
            "lastLogin",
            "lastIp",
            "lastIP",
            "signedUp",
            "createdAt",
            "updatedAt");

    private Shape() {}

    /** Compares a whole answer; {@code codes} says which codes differ by decision. */
    static void compare(JsonNode expected, Answer answer, Map<String, Integer> codes) {
        assertThat(answer.status())
                .as(answer.text())
                .isEqualTo(expected.path("status").intValue());
        assertThat(answer.header("Content-Type").orElse(""))
                .isEqualToIgnoringWhitespace(
                        expected.path("headers").path("content-type").stringValue());
        JsonNode wanted = expected.path("body");
        JsonNode given = answer.json();
        for (String name : CODES) {
            if (codes.containsKey(name)) {
                assertThat(given.path(name).intValue()).as(name).isEqualTo(codes.get(name));
            } else if (wanted.has(name)) {
                assertThat(given.get(name)).as(name + " of " + given).isEqualTo(wanted.get(name));
            }
        }
        wanted.propertyStream().forEach(member -> {
            String name = member.getKey();
            if (name.equals("data") && member.getValue().isNull()) {
                JsonNode data = given.path(name);
                assertThat(data.isMissingNode() || data.isNull())
                        .as("data, which some clients want null: " + data)
                        .isTrue();
            } else if (!CODES.contains(name)) {
                compare(name, member.getValue(), given.get(name));
            }
        });
        if (!wanted.has("code") && !wanted.has("statusCode")) {
            assertThat(given.propertyNames()).doesNotContain("code", "statusCode", "message", "data");
        }
    }

    static void compare(String path, JsonNode wanted, JsonNode given) {
        if (wanted.isNull()) {
            return; // null and missing mean the same, and where Authing may have nothing we may have something
        }
        assertThat(given).as(path).isNotNull();
        String name = path.substring(path.lastIndexOf('.') + 1);
        if (given.isNull() && UNKNOWN_HERE.contains(name)) {
            return;
        }
        assertThat(given.getNodeType()).as(path + " is " + given).isEqualTo(wanted.getNodeType());
        if (wanted.isObject()) {
            wanted.propertyStream()
                    .forEach(member ->
                            compare(path + "." + member.getKey(), member.getValue(), given.get(member.getKey())));
        } else if (wanted.isArray() && !wanted.isEmpty()) {
            assertThat(given.isEmpty() && path.equals("data")).as("no rows").isFalse();
            given.valueStream().forEach(item -> compare(path + "[]", wanted.get(0), item));
        }
    }
}
