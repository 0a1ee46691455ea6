package dev.mfacore.server.sdk;

import static dev.mfacore.server.wire.WireWorld.EMAIL;
import static dev.mfacore.server.wire.WireWorld.PHONE;
import static dev.mfacore.server.wire.WireWorld.SECRET;
import static dev.mfacore.server.wire.WireWorld.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.adapter.inmemory.testing.FakeAuthenticator;
import dev.mfacore.server.node.NeedsNode;
import dev.mfacore.server.sdk.JavaScriptSdk.Outcome;
import dev.mfacore.server.wire.WireWorld;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** npm {@code authing-js-sdk} 4.23.55. It throws {@code {code, message, data}} for every code but 200. */
@NeedsNode
class JavaScriptSdkTest {

    private static final Map<String, Object> TOTP = Map.of("authenticatorType", "totp", "source", "SELF");

    private WireWorld world;
    private JavaScriptSdk sdk;

    @BeforeEach
    void start() {
        world = WireWorld.start();
        sdk = new JavaScriptSdk(world);
    }

    @AfterEach
    void stop() {
        sdk.close();
        world.requireSilenceAndClose();
    }

    private Outcome verify(String operation, String member, String code) {
        return verify(operation, Map.of(member, world.remember(code), "mfaToken", world.mfaToken()));
    }

    private Outcome verify(String operation, Map<String, Object> options) {
        return sdk.mfa(Optional.empty(), operation, options);
    }

    @Test
    void associateConfirmListAndDelete() {
        Optional<String> session = Optional.of(world.session(0));
        assertThat(sdk.mfa(session, "getMfaAuthenticators").value()).isEmpty();
        JsonNode made = sdk.mfa(session, "assosicateMfaAuthenticator", TOTP).value();
        assertThat(made.propertyNames())
                .contains("authenticator_type", "secret", "qrcode_uri", "qrcode_data_url", "recovery_code");
        FakeAuthenticator app = FakeAuthenticator.scan(
                made.path("qrcode_uri").stringValue(), world.server().clock());
        world.remember(made.path("secret").stringValue());

        assertThat(confirm(session, app.wrongCode()).code()).isEqualTo(6001);
        assertThat(confirm(session, app.code()).value().path("code").intValue()).isEqualTo(200);
        JsonNode rows = sdk.mfa(session, "getMfaAuthenticators", Map.of("type", "totp", "source", "SELF"))
                .value();
        assertThat(rows).hasSize(1);
        assertThat(rows.path(0).path("enable").booleanValue()).isTrue();
        assertThat(rows.path(0).path("secret").stringValue()).isEqualTo("******");
        assertThat(sdk.mfa(session, "deleteMfaAuthenticator")
                        .value()
                        .path("code")
                        .intValue())
                .isEqualTo(200);
        assertThat(sdk.mfa(session, "getMfaAuthenticators").value()).isEmpty();
        assertThat(sdk.mfa(Optional.of("dead"), "getMfaAuthenticators").code()).isEqualTo(2020);
        assertThat(sdk.mfa(Optional.empty(), "deleteMfaAuthenticator").code()).isEqualTo(2020);
    }

    private Outcome confirm(Optional<String> token, String code) {
        return sdk.mfa(
                token,
                "confirmAssosicateMfaAuthenticator",
                Map.of("authenticatorType", "totp", "totp", world.remember(code), "source", "SELF"));
    }

    @Test
    void inASignInTheMfaTokenHasToBeTheClientsTokenToConfirm() {
        String pending = world.mfaToken();
        JsonNode made = verify(
                        "assosicateMfaAuthenticator",
                        Map.of("authenticatorType", "totp", "source", "APPLICATION", "mfaToken", pending))
                .value();
        FakeAuthenticator app = FakeAuthenticator.scan(
                made.path("qrcode_uri").stringValue(), world.server().clock());
        Outcome dropped = verify(
                "confirmAssosicateMfaAuthenticator",
                Map.of("authenticatorType", "totp", "totp", app.code(), "mfaToken", pending));
        assertThat(dropped.code()).as("the SDK drops the mfaToken here").isEqualTo(2020);
        assertThat(confirm(Optional.of(pending), app.code())
                        .value()
                        .path("code")
                        .intValue())
                .isEqualTo(200);
    }

    @Test
    @Tag("BIND-05")
    void anOldSessionIsThrownAChallengeWhoseTokenLeadsOn() {
        FakeAuthenticator app = world.importApp();
        Optional<String> old = Optional.of(world.session());
        assertThat(sdk.mfa(old, "assosicateMfaAuthenticator", TOTP).code()).isEqualTo(1635);
        Outcome asked = sdk.mfa(old, "deleteMfaAuthenticator");
        assertThat(asked.code()).isEqualTo(1635);
        JsonNode challenge = asked.thrown().path("data");
        assertThat(challenge.path("totpMfaEnabled").booleanValue()).isTrue();
        String pending = world.remember(challenge.path("mfaToken").stringValue());
        JsonNode user = verify("verifyTotpMfa", Map.of("totp", app.code(), "mfaToken", pending))
                .value();
        Optional<String> fresh = Optional.of(world.remember(user.path("token").stringValue()));
        assertThat(sdk.mfa(fresh, "deleteMfaAuthenticator").value().path("code").intValue())
                .isEqualTo(200);
    }

    @Test
    void verifyTotp() {
        FakeAuthenticator app = world.importApp();
        assertThat(verify("verifyTotpMfa", "totp", app.wrongCode()).code()).isEqualTo(6001);
        JsonNode user = verify("verifyTotpMfa", "totp", app.code()).value();
        assertThat(user.path("id").stringValue()).isEqualTo(USER);
        assertThat(verify("verifyTotpMfa", "totp", app.code()).code())
                .as("the same code again")
                .isEqualTo(6001);
        assertThat(verify("verifyTotpMfa", Map.of("totp", "000000", "mfaToken", "dead"))
                        .code())
                .isEqualTo(2021);
    }

    @Test
    @Tag("SRV-03")
    void aLockIsThrownWithTheSecondsToWait() {
        FakeAuthenticator app = world.importApp();
        for (int i = 0; i < 5; i++) {
            assertThat(verify("verifyTotpMfa", "totp", app.wrongCode()).code()).isEqualTo(6001);
        }
        Outcome locked = verify("verifyTotpMfa", "totp", app.code());
        assertThat(locked.code()).isEqualTo(429);
        int seconds = locked.thrown().path("data").path("retryAfter").intValue();
        world.server().clock().advance(Duration.ofSeconds(seconds));
        assertThat(verify("verifyTotpMfa", "totp", app.code())
                        .value()
                        .path("id")
                        .stringValue())
                .isEqualTo(USER);
    }

    @Test
    void smsCodes() {
        world.reachable();
        assertThat(sdk.client(Optional.empty(), "sendSmsCode", PHONE, "+86", "mfa-verify")
                        .value()
                        .isNull())
                .isTrue();
        assertThat(sdk.client(Optional.empty(), "sendSmsCode", PHONE, "+86", "mfa-verify")
                        .code())
                .isEqualTo(429);
        String code = world.received("+86" + PHONE);
        assertThat(verifySms(WireWorld.other(code)).code()).isEqualTo(500);
        assertThat(verifySms(code).value().path("id").stringValue()).isEqualTo(USER);
        assertThat(verifySms(code).code()).as("the same code again").isEqualTo(500);
    }

    private Outcome verifySms(String code) {
        return verify(
                "verifyAppSmsMfa",
                Map.of("phone", PHONE, "phoneCountryCode", "+86", "code", code, "mfaToken", world.mfaToken()));
    }

    @Test
    void emailCodes() {
        world.reachable();
        for (String scene : new String[] {"MFA_VERIFY", "MFA_VERIFY_CODE"}) {
            JsonNode sent =
                    sdk.client(Optional.empty(), "sendEmail", EMAIL, scene).value();
            assertThat(sent.path("code").intValue()).isEqualTo(200);
            Outcome tooSoon = sdk.client(Optional.empty(), "sendEmail", EMAIL, scene);
            assertThat(tooSoon.code()).isEqualTo(2080);
            assertThat(tooSoon.thrown().path("data").path("retryAfter").intValue())
                    .isPositive();
            String code = world.received(EMAIL);
            assertThat(verifyEmail(WireWorld.other(code)).code()).isEqualTo(500);
            assertThat(verifyEmail(code).value().path("id").stringValue()).isEqualTo(USER);
            world.server().clock().advance(Duration.ofHours(2));
        }
        assertThat(sdk.client(Optional.empty(), "sendEmail", EMAIL, "RESET_PASSWORD")
                        .code())
                .as("no code that would lead round the second factor")
                .isEqualTo(400);
    }

    private Outcome verifyEmail(String code) {
        return verify("verifyAppEmailMfa", Map.of("email", EMAIL, "code", code, "mfaToken", world.mfaToken()));
    }

    @Test
    void bindable() {
        world.bindTakenEmail();
        assertThat(verify("phoneOrEmailBindable", "email", "new@example.com")
                        .value()
                        .booleanValue())
                .isTrue();
        assertThat(verify("phoneOrEmailBindable", "phone", "18800009999")
                        .value()
                        .booleanValue())
                .isTrue();
        assertThat(verify("phoneOrEmailBindable", "email", "taken@example.com")
                        .value()
                        .booleanValue())
                .isFalse();
        assertThat(verify("phoneOrEmailBindable", Map.of("email", EMAIL, "mfaToken", "dead"))
                        .code())
                .isEqualTo(2021);
    }

    @Test
    void recovery() {
        String recoveryCode = world.bindApp().recoveryCode();
        assertThat(verify("verifyTotpRecoveryCode", "recoveryCode", "0000-0000-0000-0000-0000-0000")
                        .code())
                .isEqualTo(6002);
        JsonNode user =
                verify("verifyTotpRecoveryCode", "recoveryCode", recoveryCode).value();
        assertThat(user.path("id").stringValue()).isEqualTo(USER);
        assertThat(user.has("recoveryCode")).as("the SDK drops the next code").isFalse();
        assertThat(verify("verifyTotpRecoveryCode", "recoveryCode", recoveryCode)
                        .code())
                .isEqualTo(6002);
    }

    @Test
    void facesAreNotSupported() {
        assertThat(sdk.mfa(Optional.empty(), "verifyFaceMfa", "https://example.com/a.jpg", world.mfaToken())
                        .code())
                .isEqualTo(501);
        assertThat(verify(
                                "associateFaceByUrl",
                                Map.of("baseFace", "u1", "compareFace", "u2", "mfaToken", world.mfaToken()))
                        .code())
                .isEqualTo(501);
    }

    @Test
    void whatIsNotHttp200IsAnAxiosError() {
        Outcome tooLong = verify("verifyTotpMfa", Map.of("totp", "0".repeat(20_000), "mfaToken", world.mfaToken()));
        assertThat(tooLong.thrown().path("kind").stringValue()).isEqualTo("AxiosError");
        assertThat(tooLong.thrown().path("code").stringValue()).isEqualTo("ERR_BAD_REQUEST");
        assertThat(tooLong.thrown().path("httpStatus").intValue()).isEqualTo(413);
    }

    @Test
    @Tag("BIND-09")
    void management() {
        String key = world.server().adminKey();
        JsonNode imported =
                sdk.management(key, "importTotp", USER, world.remember(SECRET)).value();
        assertThat(imported.path("enable").booleanValue()).isTrue();
        assertThat(imported.path("secret").stringValue()).isEqualTo("******");
        JsonNode bound = sdk.management(key, "getStatus", USER).value();
        assertThat(bound.path("OTP").booleanValue()).isTrue();
        assertThat(bound.path("FACE").booleanValue()).isFalse();
        assertThat(sdk.management(key, "unAssociateMfa", USER, "OTP").value().booleanValue())
                .isTrue();
        assertThat(sdk.management(key, "getStatus", USER).value().path("OTP").booleanValue())
                .isFalse();
        assertThat(sdk.management(key, "getStatus", "nobody").code()).isEqualTo(2004);
        assertThat(sdk.management(key, "importTotp", USER, SECRET, "1a2b-3c4d-5e6f-7081-92a3-b4c5")
                        .code())
                .isEqualTo(400);
        assertThat(sdk.management("wrong", "getStatus", USER).code()).isEqualTo(2020);
        assertThat(world.authenticators()).isEmpty();
    }
}
