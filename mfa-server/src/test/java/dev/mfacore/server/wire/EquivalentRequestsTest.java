package dev.mfacore.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.server.ServerUnderTest.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** What the wire document calls equivalent has the same outcome here, value by value. */
class EquivalentRequestsTest {

    private static final String VERIFY = "/api/v2/mfa/totp/verify";
    private static final String RECOVER = "/api/v2/mfa/totp/recovery";
    private static final String JSON = "application/json";

    /** Sends a request with one of the values, in a world of its own. */
    private interface Sender {
        Answer send(WireWorld world, JsonNode value);
    }

    @TestFactory
    Stream<DynamicTest> everyGroupHasOneOutcome() {
        List<DynamicTest> tests = new ArrayList<>();
        int number = 0;
        for (JsonNode group : Examples.equivalentRequests()) {
            String what = group.path("what").stringValue() + " " + ++number;
            tests.add(DynamicTest.dynamicTest(what, () -> {
                Sender sender = sender(group);
                List<Object> outcomes = group.path("values")
                        .valueStream()
                        .map(value -> outcome(sender, value))
                        .toList();
                assertThat(outcomes).hasSizeGreaterThan(1).containsOnly(outcomes.get(0));
            }));
        }
        assertThat(tests).hasSize(10);
        return tests.stream();
    }

    private static Object outcome(Sender sender, JsonNode value) {
        try (WireWorld world = WireWorld.start()) {
            JsonNode body = sender.send(world, value).json();
            Map<String, Object> outcome = new HashMap<>();
            outcome.put("code", body.path("code").intValue());
            outcome.put("members", body.path("data").propertyNames());
            return outcome;
        }
    }

    private static Sender sender(JsonNode group) {
        String what = group.path("what").stringValue();
        JsonNode first = group.path("values").path(0);
        return switch (what) {
            case "Authorization values that name the same token" -> EquivalentRequestsTest::authorization;
            case "request bodies that ask for the same association" ->
                (world, value) -> {
                    String token = world.mfaToken();
                    return expect(200, world.post("/api/v2/mfa/totp/associate", token, text(value, token)));
                };
            case "request bodies that verify the same code" ->
                (world, value) -> {
                    String token = token(Situations.boundAndSignIn(world));
                    return expect(200, world.post(VERIFY, token, text(value, token)));
                };
            case "request bodies that use the same recovery code" ->
                (world, value) -> {
                    Map<String, String> live = Situations.recoverable(world);
                    String body = GoldenExamplesTest.replaced(text(value, token(live)), live);
                    return expect(200, world.post(RECOVER, token(live), body));
                };
            case "request bodies that bind the same face" ->
                (world, value) ->
                        expect(501, world.post("/api/v2/mfa/face/associate", world.mfaToken(), value.toString()));
            case "paths that mean the same operation" -> path(first.stringValue());
            case "header values that mean no user pool or tenant was named" -> EquivalentRequestsTest::header;
            default -> throw new AssertionError("unknown group: " + what);
        };
    }

    private static Answer expect(int code, Answer answer) {
        assertThat(WireWorld.code(answer)).as(answer.text()).isEqualTo(code);
        return answer;
    }

    private static String token(Map<String, String> live) {
        return live.get(Examples.fixture("mfaToken"));
    }

    private static String text(JsonNode value, String token) {
        return value.toString().replaceAll("<same token[^>]*>", token);
    }

    private static Answer authorization(WireWorld world, JsonNode value) {
        String token = token(Situations.boundAndSignIn(world));
        String header = value.stringValue().replace("<token>", token);
        return expect(
                200,
                world.send(
                        "POST",
                        VERIFY,
                        Map.of("Authorization", header, "Content-Type", JSON),
                        Optional.of("{\"totp\":\"324550\"}")));
    }

    private static Answer header(WireWorld world, JsonNode value) {
        String token = token(Situations.boundAndSignIn(world));
        Map<String, String> headers = new HashMap<>(Map.of("Authorization", token, "Content-Type", JSON));
        if (!value.stringValue().startsWith("<")) {
            headers.put("x-authing-userpool-id", value.stringValue());
            headers.put("x-authing-app-tenant-id", value.stringValue());
        }
        return expect(200, world.send("POST", VERIFY, headers, Optional.of("{\"totp\":\"324550\"}")));
    }

    private static Sender path(String first) {
        if (first.equals("/api/v2/mfa/authenticator")) {
            return (world, value) -> expect(200, world.get(value.stringValue(), world.session()));
        }
        if (first.equals(VERIFY)) {
            return (world, value) -> expect(
                    200,
                    world.post(value.stringValue(), token(Situations.boundAndSignIn(world)), "{\"totp\":\"324550\"}"));
        }
        if (first.equals(RECOVER)) {
            return (world, value) -> {
                Map<String, String> live = Situations.recoverable(world);
                String code = live.get(Examples.fixture("recoveryCode"));
                return expect(200, world.post(value.stringValue(), token(live), "{\"recoveryCode\":\"" + code + "\"}"));
            };
        }
        return (world, value) ->
                expect(501, world.post(value.stringValue(), world.mfaToken(), "{\"photo\":\"https://example.com/a\"}"));
    }
}
