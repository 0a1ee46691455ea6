package dev.mfacore.server.wire;

import static dev.mfacore.server.wire.WireWorld.EMAIL;
import static dev.mfacore.server.wire.WireWorld.PHONE;
import static dev.mfacore.server.wire.WireWorld.code;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.adapter.inmemory.testing.FakeAuthenticator;
import dev.mfacore.server.ServerUnderTest.Answer;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a server must do so that Authing's clients run against it: the wire document's checklist, point by point. */
class WireToleranceTest {

    private static final String LIST = "/api/v2/mfa/authenticator";
    private static final String ASSOCIATE = "/api/v2/mfa/totp/associate";
    private static final String VERIFY = "/api/v2/mfa/totp/verify";
    private static final String JSON = "application/json";

    private WireWorld world;

    @BeforeEach
    void start() {
        world = WireWorld.start();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    /** Point 1. */
    @Test
    void everyBusinessErrorIsHttp200WithAnIntegerCode() {
        world.importApp();
        String token = world.mfaToken();
        List<Answer> second = List.of(
                world.get(LIST, "dead"),
                world.post(ASSOCIATE, world.session(), "{}"),
                world.delete(ASSOCIATE, world.session()),
                world.verifyTotp(token, "000000"),
                world.verifyTotp(token, ""),
                world.verifyTotp("dead", "000000"),
                world.post("/api/v2/mfa/totp/recovery", token, "{\"recoveryCode\":\"0000\"}"),
                world.post("/api/v2/mfa/totp/recovery", token, "{}"),
                world.post("/api/v2/applications/mfa/sms/verify", token, "{\"phone\":\"x\",\"code\":\"1\"}"),
                world.post("/api/v2/applications/mfa/sms/verify", token, "{\"code\":7}"),
                world.post("/api/v2/applications/mfa/check", token, "{}"),
                world.post(ASSOCIATE, world.session(0), "{\"authenticator_type\":\"sms\"}"),
                world.get(LIST + "?source=ELSEWHERE", world.session()),
                world.post("/api/v2/sms/send", "{\"phone\":\"" + PHONE + "\",\"scene\":\"login\"}"));
        for (Answer answer : second) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.json().path("code").isInt()).as(answer.text()).isTrue();
            assertThat(answer.json().path("code").intValue()).as(answer.text()).isNotEqualTo(200);
            assertThat(answer.json().path("message").stringValue()).isNotBlank();
        }
        Answer third = world.post("/api/v3/mfa-totp-verify", world.session(), "{\"totp\":\"000000\"}");
        assertThat(third.status()).isEqualTo(200);
        assertThat(third.json().path("statusCode").isInt()).isTrue();
        assertThat(third.json().path("statusCode").intValue()).isEqualTo(499);
        assertThat(third.json().path("apiCode").intValue()).isEqualTo(6001);
    }

    /** Point 2. */
    @ParameterizedTest
    @ValueSource(strings = {"Bearer %s", "bearer %s", "BEARER %s", "%s", "Bearer  %s"})
    void theSchemeIsOfAnyCaseOrMissing(String form) {
        String session = world.session();
        assertThat(code(authorized(form.formatted(session)))).isEqualTo(200);
    }

    /** Point 2. */
    @ParameterizedTest
    @ValueSource(strings = {"Bearer null", "null", "Bearer undefined", "Bearer ", "Bearer", "bearer null"})
    void aWordInPlaceOfATokenIsNoToken(String header) {
        assertThat(code(authorized(header))).isEqualTo(2020);
        world.reachable();
        Answer sent = world.send(
                "POST",
                "/api/v2/sms/send",
                Map.of("Authorization", header, "Content-Type", JSON),
                Optional.of("{\"phone\":\"" + PHONE + "\"}"));
        assertThat(code(sent)).as("sending needs none").isEqualTo(200);
    }

    private Answer authorized(String header) {
        return world.send("GET", LIST, Map.of("Authorization", header), Optional.empty());
    }

    /** Point 2. */
    @Test
    @Tag("SRV-04")
    void aTokenInTheBodyOpensNothingAndDisturbsNothing() {
        FakeAuthenticator app = world.importApp();
        String token = world.mfaToken();
        String body = "{\"totp\":\"" + app.code() + "\",\"mfaToken\":\"" + token + "\"}";
        assertThat(code(world.post(VERIFY, body))).isEqualTo(2021);
        assertThat(code(world.post(VERIFY, "dead", body))).isEqualTo(2021);
        Answer other = world.post(VERIFY, token, body.replace(token, "another"));
        assertThat(code(other)).isEqualTo(200);
    }

    /** Point 3. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"authenticator_type\":\"totp\"}",
                "{\"authenticatorType\":\"totp\"}",
                "{\"authenticator_type\":null}",
                "{\"source\":\"SELF\"}",
                "{\"source\":\"APPLICATION\"}",
                "{\"source\":null}",
                "{\"source\":\"null\",\"authenticator_type\":\"null\"}"
            })
    void kindAndSourceAreOptional(String body) {
        assertThat(code(world.post(ASSOCIATE, world.session(), body))).isEqualTo(200);
    }

    /** Point 3. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?",
                "?type=totp",
                "?type=null&source=null",
                "?source=APPLICATION",
                "?authenticator_type=totp"
            })
    void theListNeedsNoParameter(String query) {
        world.importApp();
        Answer answer = world.get(LIST + query, world.session());
        assertThat(code(answer)).isEqualTo(200);
        assertThat(answer.json().path("data")).hasSize(1);
    }

    @Test
    void anotherKindOfAuthenticatorHasNoRows() {
        world.importApp();
        assertThat(world.get(LIST + "?type=sms", world.session()).json().path("data"))
                .isEmpty();
    }

    /** Point 4. */
    @ParameterizedTest
    @CsvSource({
        "x-authing-userpool-id,null",
        "x-authing-userpool-id,''",
        "x-authing-app-tenant-id,''",
        "x-authing-app-id,another",
        "x-authing-lang,xx",
        "x-authing-request-from,Guard@5.3.9",
        "date,1700000000000"
    })
    void headersOfClientsAreNotNeededAndNotLookedAt(String name, String value) {
        Map<String, String> headers = new HashMap<>(Map.of("Authorization", "Bearer " + world.session()));
        headers.put(name, value);
        assertThat(code(world.send("GET", LIST, headers, Optional.empty()))).isEqualTo(200);
    }

    /** Point 5. */
    @Test
    void confirmAndUnassociateHaveNoDataAndUsersAreFlat() {
        String session = world.session();
        WireWorld.App app = world.associate(session);
        assertThat(world.confirm(session, app.app().code()).json().has("data")).isFalse();
        world.server().clock().advance(Duration.ofSeconds(30));
        JsonNode user =
                world.verifyTotp(world.mfaToken(), app.app().code()).json().path("data");
        Set<String> objects = new HashSet<>();
        user.propertyStream().filter(it -> it.getValue().isObject()).forEach(it -> objects.add(it.getKey()));
        assertThat(objects).as("members that Java's SDK could not read").isEmpty();
        assertThat(user.propertyNames()).doesNotContain("roles", "groups", "departments", "password", "salt");
        Answer gone =
                world.manage("DELETE", "/api/v2/users/" + WireWorld.USER + "/mfa-bound?type=OTP", Optional.empty());
        assertThat(code(gone)).isEqualTo(200);
        assertThat(gone.json().has("data")).isFalse();
    }

    /** Point 6. */
    @Test
    @Tag("TOTP-11")
    void theCodeThatConfirmedVerifiesOnlyWhereTheFlagAllowsItAndThenOnce() {
        assertThat(confirmAndVerifyTwice(world)).containsExactly(6001, 6001);
        try (WireWorld lenient = WireWorld.start(WireWorld::confirmCodeReuse)) {
            assertThat(confirmAndVerifyTwice(lenient)).containsExactly(200, 6001);
        }
    }

    private static List<Integer> confirmAndVerifyTwice(WireWorld world) {
        String session = world.session();
        FakeAuthenticator app = world.associate(session).app();
        assertThat(code(world.confirm(session, app.code()))).isEqualTo(200);
        return List.of(
                code(world.verifyTotp(world.mfaToken(), app.code())),
                code(world.verifyTotp(world.mfaToken(), app.code())));
    }

    /** Point 7. */
    @Test
    @Tag("REC-05")
    void theNextRecoveryCodeStandsBesideTheDataAndTheOldOneIsVoid() {
        String first = world.bindApp().recoveryCode();
        Answer recovered = recover(first);
        assertThat(code(recovered)).isEqualTo(200);
        String next = recovered.json().path("recoveryCode").stringValue();
        assertThat(recovered.json().path("data").has("recoveryCode")).isFalse();
        assertThat(next).isNotEqualTo(first).matches("[0-9a-zA-Z]{4}(-[0-9a-zA-Z]{4}){5}");
        assertThat(code(recover(first))).isEqualTo(6002);
        assertThat(code(recover(next))).isEqualTo(200);
    }

    private Answer recover(String code) {
        return world.post("/api/v2/mfa/totp/recovery", world.mfaToken(), "{\"recoveryCode\":\"" + code + "\"}");
    }

    /** Point 8. */
    @Test
    void everyRouteAlsoEndsInASlash() {
        Set<String> routes = new HashSet<>();
        world.server()
                .component()
                .applicationRoutes()
                .routes()
                .forEach(it -> routes.add(it.method() + " " + it.template()));
        assertThat(routes)
                .filteredOn(it -> it.contains("/api/v") || it.contains("/graphql") || it.contains("/introspection"))
                .hasSizeGreaterThan(40)
                .allSatisfy(it ->
                        assertThat(routes).contains(it.endsWith("/") ? it.substring(0, it.length() - 1) : it + "/"));
    }

    /** Point 8. */
    @Test
    void aContentTypeNeedsNoBody() {
        world.importApp();
        Map<String, String> headers = Map.of("Authorization", "Bearer " + world.session(0), "Content-Type", JSON);
        assertThat(code(world.send("GET", LIST, headers, Optional.empty()))).isEqualTo(200);
        assertThat(code(world.send("DELETE", ASSOCIATE, headers, Optional.empty())))
                .isEqualTo(200);
        Map<String, String> charset =
                Map.of("Authorization", world.mfaToken(), "Content-Type", JSON + "; charset=UTF-8");
        assertThat(code(world.send("POST", ASSOCIATE, charset, Optional.empty())))
                .isEqualTo(200);
    }

    /** Point 9. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anSmsWithoutASceneVerifies(boolean inTransaction) {
        world.reachable();
        String token = world.mfaToken();
        String body = "{\"phone\":\"" + PHONE + "\"}";
        Answer sent =
                inTransaction ? world.post("/api/v2/sms/send", token, body) : world.post("/api/v2/sms/send", body);
        assertThat(code(sent)).as(sent.text()).isEqualTo(200);
        Answer verified = world.post(
                "/api/v2/applications/mfa/sms/verify",
                token,
                "{\"phone\":\"" + PHONE + "\",\"code\":\"" + world.received("+86" + PHONE) + "\"}");
        assertThat(code(verified)).as(verified.text()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v2/email/send,scene,MFA_VERIFY",
        "/api/v2/email/send,scene,MFA_VERIFY_CODE",
        "/api/v3/send-email,channel,CHANNEL_VERIFY_MFA",
        "/api/v3/send-email,channel,CHANNEL_BIND_MFA",
        "/graphql/v2,scene,MFA_VERIFY",
        "/graphql/v2,scene,MFA_VERIFY_CODE"
    })
    void everyWayToAskForAnEmailSendsOneThatVerifies(String path, String member, String value) {
        world.reachable();
        String plain = "{\"email\":\"" + EMAIL + "\",\"" + member + "\":\"" + value + "\"}";
        String query =
                "{\"operationName\":null,\"query\":\"\\n    mutation sendEmail($email: String!, $scene: EmailScene!) {\\n"
                        + "  sendEmail(email: $email, scene: $scene) {\\n    message\\n    code\\n  }\\n}\\n    \",\"variables\":"
                        + plain
                        + "}";
        Answer sent = world.post(path, path.startsWith("/graphql") ? query : plain);
        assertThat(sent.text()).contains("200");
        Answer verified = world.post(
                "/api/v2/applications/mfa/email/verify",
                world.mfaToken(),
                "{\"email\":\"" + EMAIL + "\",\"code\":\"" + world.received(EMAIL) + "\"}");
        assertThat(code(verified)).as(verified.text()).isEqualTo(200);
    }

    @Test
    void frontEndsReadHowLongCodesAre() {
        JsonNode data = world.send("GET", "/api/v2/applications/anything/public-config", Map.of(), Optional.empty())
                .json()
                .path("data");
        assertThat(data.path("verifyCodeLength").intValue()).isEqualTo(6);
        assertThat(data.path("id").stringValue()).isEqualTo("anything");
    }
}
