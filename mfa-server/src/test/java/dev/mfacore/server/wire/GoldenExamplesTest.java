package dev.mfacore.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.server.ServerUnderTest.Answer;
import dev.mfacore.server.wire.Examples.Example;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Every golden example is sent to a running server as the client sends it. */
class GoldenExamplesTest {

    private static final String TOO_SOON = "v2.ui.sendEmail.tooSoon";

    /** Codes that the examples call invented, and ours: the second generation's code is the business code. */
    private static final Map<String, Map<String, Integer>> DECIDED = Map.of(TOO_SOON, Map.of("code", 2080));

    @TestFactory
    Stream<DynamicTest> weAnswerInShape() {
        Map<String, Situations.Situation> situations = Situations.all();
        return Examples.all().stream()
                .filter(it -> situations.containsKey(it.id()))
                .map(it -> DynamicTest.dynamicTest(it.id(), () -> replay(it, situations.get(it.id()))));
    }

    private static void replay(Example example, Situations.Situation situation) {
        try (WireWorld world = WireWorld.start()) {
            Answer answer = send(world, example, situation.prepare(world));
            Map<String, Integer> decided = DECIDED.getOrDefault(example.id(), Map.of());
            JsonNode expected = example.response();
            if (decided.containsKey("code")) {
                ((ObjectNode) expected.path("body")).remove("statusCode");
            }
            Shape.compare(expected, answer, decided);
        }
    }

    @TestFactory
    @Tag("SRV-03")
    Stream<DynamicTest> theRestIsRefusedAndNeverASuccess() {
        return NotReplayed.all().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    try (WireWorld world = WireWorld.start()) {
                        NotReplayed.Instead instead = entry.getValue();
                        Answer answer = send(
                                world,
                                Examples.named(entry.getKey()),
                                instead.situation().prepare(world));
                        assertThat(answer.status()).isEqualTo(instead.status());
                        assertThat(codeOf(answer.json())).as(answer.text()).isEqualTo(instead.code());
                    }
                }));
    }

    @Test
    void everyExampleIsReplayedOrListedWithAReason() {
        Set<String> covered = new HashSet<>(Situations.all().keySet());
        covered.addAll(NotReplayed.all().keySet());
        assertThat(covered)
                .isEqualTo(Examples.all().stream().map(Example::id).collect(Collectors.toSet()))
                .hasSize(Situations.all().size() + NotReplayed.all().size());
    }

    @Test
    void whatIsNotReplayedStandsInTheDocuments() throws IOException {
        String text = Files.readString(Path.of("..", "docs", "authing.md"));
        String section = text.substring(text.indexOf("## Golden examples not replayed"));
        assertThat(section.lines().filter(it -> it.startsWith("| `v")).flatMap(GoldenExamplesTest::ids))
                .containsExactlyInAnyOrderElementsOf(NotReplayed.all().keySet());
    }

    private static Stream<String> ids(String line) {
        return Stream.of(line.split("\\|", -1)[1].split(",", -1))
                .map(it -> it.strip().replace("`", ""));
    }

    @Test
    void withoutTheRecoveryCodeTheImportsAreAsInTheExamples() {
        for (String id : List.of("v2.mgmt.importTotp", "v3.mgmt.importOtp")) {
            try (WireWorld world = WireWorld.start()) {
                Example example = Examples.named(id);
                JsonNode body = example.request().body().orElseThrow();
                JsonNode otp = body.has("list") ? body.path("list").path(0).path("otp") : body;
                ((ObjectNode) otp).remove("recoveryCode");
                Shape.compare(example.response(), send(world, example, Situations.managed(world)), Map.of());
                assertThat(world.authenticators()).hasSize(1);
            }
        }
    }

    @Test
    void aSignatureInPlaceOfATokenIsRefused() {
        try (WireWorld world = WireWorld.start()) {
            world.importApp();
            Answer answer = send(world, Examples.named("v3.mgmt.getUserMfaInfo"), Map.of());
            assertThat(WireWorld.status(answer)).isEqualTo(401);
        }
    }

    static int codeOf(JsonNode body) {
        JsonNode holder = body.has("errors") ? body.path("errors").path(0).path("message") : body;
        if (holder.has("code")) {
            return holder.path("code").intValue();
        }
        return holder.has("apiCode")
                ? holder.path("apiCode").intValue()
                : holder.path("statusCode").intValue();
    }

    /** Sends a request as it stands, but for what lives. Administrators' requests go to the admin port. */
    static Answer send(WireWorld world, Example example, Map<String, String> live) {
        URI port = example.id().contains(".mgmt.") ? world.adminUri() : world.applicationUri();
        Examples.Request request = example.request();
        String query = request.query().entrySet().stream()
                .map(it -> it.getKey() + "=" + URLEncoder.encode(replaced(it.getValue(), live), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        Map<String, String> headers = new LinkedHashMap<>();
        request.headers().forEach((name, value) -> headers.put(name, replaced(value, live)));
        return world.send(
                port,
                request.method(),
                request.path() + (query.isEmpty() ? "" : "?" + query),
                headers,
                request.body().map(body -> replaced(body.toString(), live)));
    }

    static Optional<String> body(Example example, Map<String, String> live) {
        return example.request().body().map(body -> replaced(body.toString(), live));
    }

    static String replaced(String text, Map<String, String> live) {
        String replaced = text;
        for (Map.Entry<String, String> entry : live.entrySet()) {
            replaced = replaced.replace(entry.getKey(), entry.getValue());
        }
        return replaced;
    }
}
