package dev.mfacore.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.server.ServerUnderTest;
import dev.mfacore.server.ServerUnderTest.Answer;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Authing's management operations, on the admin port")
class ManagementWireTest {

    private ServerUnderTest server;

    @BeforeEach
    void start() {
        server = ServerUnderTest.start();
        server.admin("PUT", "/admin/v1/users/ada", "{\"email\":\"ada@example.com\"}");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @Tag("SRV-05")
    @DisplayName("without an administrator's token nothing is answered and nothing changes")
    void needsToken() {
        for (var route : server.component().adminRoutes().routes()) {
            if (!route.template().startsWith("/api/") && !route.template().startsWith("/graphql/")) {
                continue;
            }
            String path = route.template().replaceAll("\\{[^}]*}", "ada") + "?userId=ada&type=OTP&appId=mfa-server";
            for (Optional<String> token : List.of(Optional.<String>empty(), Optional.of(server.adminKey() + "x"))) {
                Answer answer = send(route.method(), path, token, EVERYTHING);
                assertThat(answer.status()).as(path).isEqualTo(200);
                assertThat(success(answer)).as(path + answer.text()).isFalse();
            }
        }
        assertThat(server.component().events().events()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"authing 5f0000000000000000000009:q83vEjRWeJCrze8SNFZ4kKvN7xI=", "AUTHING x:y", "authing :"})
    @Tag("SRV-05")
    @DisplayName(
            "a signature in place of a token is refused with 1300, whoever signs, and the answer says what to send")
    void signaturesAreNotTakenOnTrust(String authorization) {
        String importing = "/api/v2/mfa/totp/import";
        Answer second = signed("POST", importing, authorization, EVERYTHING);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json().get("code").intValue()).isEqualTo(1300);
        assertThat(second.json().get("message").stringValue()).contains("/api/v3/get-management-token");
        assertThat(second.json().path("data").isObject()).isFalse();
        for (String path : List.of(
                "/api/v3/get-user-mfa-info?userId=ada",
                "/api/v3/get-mfa-status?userId=ada",
                "/api/v3/get-mfa-trigger-data?userId=ada&appId=mfa-server")) {
            Answer third = signed("GET", path, authorization, null);
            assertThat(third.status()).as(path).isEqualTo(200);
            assertThat(third.json().get("statusCode").intValue()).as(path).isEqualTo(401);
            assertThat(third.json().get("apiCode").intValue()).as(path).isEqualTo(1300);
            assertThat(third.json().get("message").stringValue()).contains("/api/v3/get-management-token");
        }
        assertThat(signed("POST", "/api/v3/import-otp", authorization, EVERYTHING)
                        .json()
                        .get("apiCode")
                        .intValue())
                .isEqualTo(1300);
        assertThat(signed("DELETE", "/api/v2/users/ada/mfa-bound?type=OTP", authorization, null)
                        .json()
                        .get("code")
                        .intValue())
                .isEqualTo(1300);
        assertThat(server.component().events().events()).isEmpty();
    }

    @Test
    @DisplayName("a management token is exchanged for the admin key, tells the pool, and ends after two hours")
    void token() {
        Answer exchanged = send(
                "POST",
                "/api/v3/get-management-token",
                Optional.empty(),
                "{\"accessKeyId\":\"x\",\"accessKeySecret\":\"" + server.adminKey() + "\"}");
        String token = exchanged.json().get("data").get("access_token").stringValue();

        assertThat(token.split("\\.", -1)).hasSize(3);
        String info = "/api/v3/get-user-mfa-info?userId=ada";
        assertThat(send("GET", info, Optional.of(token), null)
                        .json()
                        .get("data")
                        .get("totpStatus")
                        .stringValue())
                .isEqualTo("disabled");
        server.clock().advance(Duration.ofMinutes(121));
        assertThat(send("GET", info, Optional.of(token), null)
                        .json()
                        .get("apiCode")
                        .intValue())
                .isEqualTo(2020);
    }

    @Test
    @Tag("BIND-09")
    @DisplayName("an imported secret is bound, never shown again, and goes by the administrator's word")
    void importAndUnbind() {
        String key = server.adminKey();
        Answer imported = send(
                "POST",
                "/api/v2/mfa/totp/import",
                Optional.of(key),
                "{\"userId\":\"ada\",\"secret\":\"JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP\"}");
        assertThat(imported.json().get("code").intValue()).isEqualTo(200);
        assertThat(imported.text()).doesNotContain("JBSWY3DP");

        String bound = "/api/v2/users/ada/mfa-bound";
        assertThat(send("GET", bound, Optional.of(key), null)
                        .json()
                        .get("data")
                        .get("OTP")
                        .booleanValue())
                .isTrue();
        Answer secret = send("GET", "/api/v3/get-otp-secret-by-user?userId=ada", Optional.of(key), null);
        assertThat(secret.json().get("statusCode").intValue()).isEqualTo(501);
        assertThat(send("DELETE", bound + "?type=OTP", Optional.of(key), null)
                        .json()
                        .get("code")
                        .intValue())
                .isEqualTo(200);
        assertThat(send("GET", bound, Optional.of(key), null)
                        .json()
                        .get("data")
                        .get("OTP")
                        .booleanValue())
                .isFalse();
    }

    private static final String EVERYTHING = "{\"userId\":\"ada\",\"secret\":\"JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP\","
            + "\"accessKeySecret\":\"wrong\",\"list\":[{\"userId\":\"ada\",\"otp\":{\"secret\":"
            + "\"JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP\"}}],\"query\":\"query accessToken($a: String!) {"
            + " accessToken(secret: $a) { accessToken } }\",\"variables\":{\"secret\":\"wrong\"}}";

    private static boolean success(Answer answer) {
        var json = answer.json();
        return json.path("code").asInt(0) == 200
                || json.path("statusCode").asInt(0) == 200
                || json.has("data")
                        && json.path("data").has("accessToken")
                        && !json.path("data").path("accessToken").isNull();
    }

    private Answer signed(String method, String path, String authorization, String body) {
        return server.send(server.request(server.server().adminUri(), method, path, Optional.ofNullable(body))
                .header("Authorization", authorization)
                .header("date", "Sun, 01 Mar 2026 12:00:00 GMT")
                .header("x-authing-signature-method", "HMAC-SHA1")
                .build());
    }

    private Answer send(String method, String path, Optional<String> token, String body) {
        HttpRequest.Builder request =
                server.request(server.server().adminUri(), method, path, Optional.ofNullable(body));
        token.ifPresent(it -> request.header("Authorization", "Bearer " + it));
        return server.send(request.build());
    }
}
