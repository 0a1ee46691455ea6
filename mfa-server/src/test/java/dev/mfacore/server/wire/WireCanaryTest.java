package dev.mfacore.server.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfacore.server.ServerUnderTest.Answer;
import dev.mfacore.server.wire.Examples.Example;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * No secret, code or token of any example gets into the log, an event or the body of a refusal. An enrollmentToken is no
 * secret here: it is the id of an authenticator, which events name, and opens nothing without its session.
 */
class WireCanaryTest {

    @TestFactory
    @Tag("SEC-05")
    @Tag("DOTP-10")
    Stream<DynamicTest> nothingSecretShowsWhateverWasAsked() {
        Map<String, Situations.Situation> situations = new LinkedHashMap<>(Situations.all());
        NotReplayed.all().forEach((id, instead) -> situations.put(id, instead.situation()));
        return Examples.all().stream()
                .map(it -> DynamicTest.dynamicTest(it.id(), () -> live(it, situations.get(it.id()))));
    }

    private static void live(Example example, Situations.Situation situation) {
        WireWorld world = WireWorld.start();
        Map<String, String> prepared = situation.prepare(world);
        GoldenExamplesTest.body(example, prepared).ifPresent(body -> body(world, body));
        Answer answer = GoldenExamplesTest.send(world, example, prepared);
        if (isRefusal(answer.json())) {
            world.requireNone(answer.text());
        }
        Answer again = GoldenExamplesTest.send(world, example, prepared);
        if (isRefusal(again.json())) {
            world.requireNone(again.text());
        }
        secretsOf(world, answer.json().path("data"));
        secretsOf(world, answer.json());
        world.requireSilenceAndClose();
    }

    private static boolean isRefusal(JsonNode body) {
        return !body.has("active") && GoldenExamplesTest.codeOf(body) != 200;
    }

    /** What a client types or shows. */
    private static void body(WireWorld world, String json) {
        JsonNode body = JsonMapper.shared().readTree(json);
        for (String member : new String[] {"totp", "code", "recoveryCode", "secret", "mfaToken", "token"}) {
            text(body, member).ifPresent(world::remember);
        }
        text(body.path("enrollmentData"), "passCode").ifPresent(world::remember);
    }

    /** What the server hands out. */
    private static void secretsOf(WireWorld world, JsonNode data) {
        for (String member : new String[] {
            "token", "secret", "recovery_code", "recoveryCode", "qrcode_uri", "qrcode_data_url", "mfaToken"
        }) {
            text(data, member).filter(it -> !it.equals(DataJson.MASK)).ifPresent(world::remember);
        }
        text(data.path("otpData"), "recoveryCode").ifPresent(world::remember);
        text(data.path("otpData"), "qrCodeUri").ifPresent(world::remember);
    }

    private static Optional<String> text(JsonNode node, String member) {
        return Optional.ofNullable(node.get(member)).filter(JsonNode::isString).map(JsonNode::stringValue);
    }

    @Test
    void theCanaryWouldSing() {
        try (WireWorld world = WireWorld.start()) {
            world.remember("324550");
            world.requireNone("{\"micros\":1324550,\"request\":\"a324550b\"}");
            assertThatThrownBy(() -> world.requireNone("{\"totp\":\"324550\"}")).isInstanceOf(AssertionError.class);
            assertThat(world.secrets()).contains("324550", world.server().adminKey());
        }
    }
}
