package dev.mfacore.server.wire;

import static dev.mfacore.server.wire.WireWorld.code;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.adapter.inmemory.testing.FakeAuthenticator;
import dev.mfacore.server.ServerUnderTest.Answer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whatever a client adds to a request that nobody asked for, the outcome stays the same. */
@Tag("SRV-04")
class NoSwitchesTest {

    private static WireWorld world;
    private static FakeAuthenticator app;

    @BeforeContainer
    static void start() {
        world = WireWorld.start();
        world.other("bob", "{}");
        app = world.importApp();
    }

    @AfterContainer
    static void stop() {
        world.close();
    }

    @Property(tries = 100)
    void noAdditionLetsAWrongCodeInOrARightOneOut(
            @ForAll("members") Map<String, Object> members,
            @ForAll("headers") Map<String, String> headers,
            @ForAll("members") Map<String, Object> query) {
        world.server()
                .clock()
                .advance(Duration.ofMinutes(1)); // a user has at most 16 sign-ins open, for six minutes each
        Answer wrong = verify(app.wrongCode(), members, headers, query);
        assertThat(code(wrong)).isEqualTo(6001);
        assertThat(wrong.json().path("data").isNull()).isTrue();
        Answer right = verify(app.code(), members, headers, query);
        assertThat(code(right)).isEqualTo(200);
        assertThat(right.json().path("data").path("id").stringValue()).isEqualTo(WireWorld.USER);
    }

    @Property(tries = 60)
    void noAdditionReplacesATokenOrAFreshSession(
            @ForAll("members") Map<String, Object> members,
            @ForAll("headers") Map<String, String> headers,
            @ForAll("members") Map<String, Object> query) {
        String addition = query(query);
        Map<String, String> nobody = new HashMap<>(headers);
        assertThat(code(world.send("GET", "/api/v2/mfa/authenticator?" + addition, nobody, Optional.empty())))
                .isEqualTo(2020);
        Map<String, String> stale = new HashMap<>(headers);
        stale.put("Authorization", "Bearer " + world.session());
        stale.put("Content-Type", "application/json");
        assertThat(code(world.send(
                        "DELETE",
                        "/api/v2/mfa/totp/associate?" + addition,
                        stale,
                        Optional.of(body(members).toString()))))
                .isEqualTo(1635);
        assertThat(world.authenticators()).hasSize(1);
    }

    private static Answer verify(
            String code, Map<String, Object> members, Map<String, String> headers, Map<String, Object> query) {
        ObjectNode body = body(members).put("totp", code);
        Map<String, String> all = new HashMap<>(headers);
        all.put("Authorization", "Bearer " + world.mfaToken());
        all.put("Content-Type", "application/json");
        return world.send("POST", "/api/v2/mfa/totp/verify?" + query(query), all, Optional.of(body.toString()));
    }

    private static ObjectNode body(Map<String, Object> members) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        members.forEach((name, value) -> body.set(name, JsonMapper.shared().<JsonNode>valueToTree(value)));
        return body;
    }

    private static String query(Map<String, Object> members) {
        StringBuilder query = new StringBuilder("x=1");
        members.forEach((name, value) -> query.append('&').append(name).append("=1"));
        return query.toString();
    }

    @Provide
    Arbitrary<Map<String, Object>> members() {
        Arbitrary<String> tempting = Arbitraries.of(
                "mfaRequired",
                "skip",
                "skipMfa",
                "userId",
                "user_id",
                "id",
                "verified",
                "code",
                "statusCode",
                "apiCode",
                "stage",
                "admin",
                "isAdmin",
                "role",
                "trusted",
                "remember",
                "bypass",
                "debug",
                "test",
                "mfaVerified",
                "secondFactorAt",
                "secondFactorAgeSeconds",
                "amr",
                "acr",
                "epoch",
                "now",
                "clock",
                "window",
                "digits");
        Arbitrary<String> random = Arbitraries.strings()
                .withCharRange('a', 'z')
                .ofMinLength(5)
                .ofMaxLength(12)
                .filter(it -> !it.equals("token") && !it.equals("secret") && !it.equals("bearer"));
        Arbitrary<Object> values = Arbitraries.of(
                true, false, 0, 200, "bob", "true", "totp", "none", Map.of("id", "bob"), java.util.List.of("bob"));
        return Arbitraries.maps(Arbitraries.oneOf(tempting, random), values).ofMaxSize(6);
    }

    @Provide
    Arbitrary<Map<String, String>> headers() {
        Arbitrary<String> tempting = Arbitraries.of(
                "X-Forwarded-For",
                "X-Forwarded-Host",
                "X-Real-IP",
                "Forwarded",
                "X-Original-URL",
                "X-Rewrite-URL",
                "X-HTTP-Method-Override",
                "X-Method-Override",
                "X-User-Id",
                "X-Remote-User",
                "X-Skip-Mfa",
                "X-Mfa-Verified",
                "X-Debug",
                "X-Internal",
                "Cookie",
                "Origin",
                "Referer",
                "x-authing-app-id",
                "x-authing-userpool-id",
                "X-Authorization",
                "Proxy-Authorization");
        Arbitrary<String> random = Arbitraries.strings()
                .withCharRange('a', 'z')
                .ofMinLength(1)
                .ofMaxLength(10)
                .map(it -> "x-" + it);
        Arbitrary<String> values =
                Arbitraries.of("1", "true", "bob", "127.0.0.1", "GET", "/api/v2/mfa/authenticator", "admin", "null");
        return Arbitraries.maps(Arbitraries.oneOf(tempting, random), values).ofMaxSize(6);
    }
}
