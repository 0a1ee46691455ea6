package dev.mfacore.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.adapter.inmemory.testing.FakeAuthenticator;
import dev.mfacore.server.ServerUnderTest;
import dev.mfacore.server.ServerUnderTest.Answer;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("Authing's protocol, from enrolment to removal")
class WireJourneyTest {

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
    @Tag("TOTP-11")
    @Tag("BIND-05")
    @Tag("SRV-02")
    @DisplayName("a user binds an app, signs in with it, recovers, and unbinds with the session that this gave")
    void wholeLife() {
        String session = session(Optional.empty());
        JsonNode data = ok(post("/api/v2/mfa/totp/associate", session, "{\"authenticator_type\":\"totp\"}"));
        FakeAuthenticator app = FakeAuthenticator.scan(data.get("qrcode_uri").stringValue(), server.clock());
        String recoveryCode = data.get("recovery_code").stringValue();

        assertThat(data.get("qrcode_data_url").stringValue()).startsWith("data:image/png;base64,");
        Answer confirmed = post("/api/v2/mfa/totp/associate/confirm", session, "{\"totp\":\"" + app.code() + "\"}");
        assertThat(confirmed.json().get("code").intValue()).isEqualTo(200);
        assertThat(confirmed.header("Cache-Control")).contains("no-store");

        Answer reused = post("/api/v2/mfa/totp/verify", transaction(), "{\"totp\":\"" + app.code() + "\"}");
        assertThat(reused.json().get("code").intValue()).isEqualTo(6001);

        server.clock().advance(Duration.ofSeconds(30));
        JsonNode user = ok(post("/api/v2/mfa/totp/verify/", transaction(), "{\"totp\":\"" + app.code() + "\"}"));
        assertThat(user.get("id").stringValue()).isEqualTo("ada");

        Answer recovered = post(
                "/api/v2/applications/mfa/totp/recovery", transaction(), "{\"recoveryCode\":\"" + recoveryCode + "\"}");
        assertThat(recovered.json().get("code").intValue()).isEqualTo(200);
        assertThat(recovered.json().get("recoveryCode").stringValue()).isNotEqualTo(recoveryCode);

        Answer refused = server.call("DELETE", "/api/v2/mfa/totp/associate", Optional.of(session), Optional.empty());
        assertThat(refused.json().get("code").intValue()).isEqualTo(1635);
        assertThat(refused.json().get("data").get("totpMfaEnabled").booleanValue())
                .isTrue();

        String fresh = recovered.json().get("data").get("token").stringValue();
        Answer gone = server.call("DELETE", "/api/v2/mfa/totp/associate", Optional.of(fresh), Optional.empty());
        assertThat(gone.json().get("code").intValue()).isEqualTo(200);
        Answer list = server.call("GET", "/api/v2/mfa/authenticator", Optional.of(fresh), Optional.empty());
        assertThat(list.json().get("data").isEmpty()).isTrue();
    }

    private String session(Optional<Integer> age) {
        String body = age.map(it -> "{\"secondFactorAgeSeconds\":" + it + "}").orElse("{}");
        return server.admin("POST", "/admin/v1/users/ada/sessions", body)
                .json()
                .get("accessToken")
                .stringValue();
    }

    private String transaction() {
        return server.admin("POST", "/admin/v1/users/ada/transactions", "{}")
                .json()
                .get("mfaToken")
                .stringValue();
    }

    private Answer post(String path, String token, String json) {
        return server.call("POST", path, Optional.of(token), Optional.of(json));
    }

    private static JsonNode ok(Answer answer) {
        assertThat(answer.json().get("code").intValue()).as(answer.text()).isEqualTo(200);
        return answer.json().get("data");
    }
}
