package dev.mfacore.server.wire;

import static dev.mfacore.server.wire.WireWorld.EMAIL;
import static dev.mfacore.server.wire.WireWorld.PHONE;
import static dev.mfacore.server.wire.WireWorld.code;
import static dev.mfacore.server.wire.WireWorld.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.adapter.inmemory.testing.FakeAuthenticator;
import dev.mfacore.server.ServerUnderTest.Answer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Where Authing's wire and the catalogue of properties disagree: what was decided, seen over HTTP. */
class WireRulesTest {

    private static final String ASSOCIATE = "/api/v2/mfa/totp/associate";

    private WireWorld world;

    @BeforeEach
    void start() {
        world = WireWorld.start();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    @Tag("TXN-05")
    void neitherKindOfTokenStandsInForTheOther() {
        FakeAuthenticator app = world.importApp();
        String session = world.session(0);
        String pending = world.mfaToken();
        assertThat(code(world.verifyTotp(session, app.code()))).isEqualTo(2021);
        assertThat(code(world.post("/api/v2/mfa/totp/recovery", session, "{\"recoveryCode\":\"x\"}")))
                .isEqualTo(2021);
        assertThat(code(world.post("/api/v2/applications/mfa/check", session, "{\"email\":\"a@example.com\"}")))
                .isEqualTo(2021);
        assertThat(code(world.delete(ASSOCIATE, pending))).isEqualTo(2020);
        for (String path : new String[] {"/api/v3/list-enrolled-factors", "/api/v3/list-factors-to-enroll"}) {
            assertThat(status(world.get(path, pending))).isEqualTo(401);
        }
        assertThat(status(world.post("/api/v3/mfa-totp-verify", pending, "{\"totp\":\"" + app.code() + "\"}")))
                .isEqualTo(401);
        assertThat(world.authenticators()).hasSize(1);
        assertThat(code(world.verifyTotp(pending, app.code())))
                .as("untouched by all that")
                .isEqualTo(200);
    }

    @Test
    @Tag("TXN-05")
    @Tag("BIND-04")
    void anMfaTokenAssociatesOnlyWhileNothingIsBound() {
        assertThat(code(world.post(ASSOCIATE, world.mfaToken(), "{}"))).isEqualTo(200);
        world.importApp();
        assertThat(code(world.post(ASSOCIATE, world.mfaToken(), "{}"))).isEqualTo(403);
    }

    @Test
    @Tag("TXN-05")
    @Tag("SRV-05")
    void administratorsTokensOpenNothingForUsersAndUsersNothingForAdministrators() {
        world.importApp();
        String key = world.server().adminKey();
        assertThat(code(world.get("/api/v2/mfa/authenticator", key))).isEqualTo(2020);
        assertThat(code(world.delete(ASSOCIATE, key))).isEqualTo(2020);
        for (String token : new String[] {world.session(0), world.mfaToken()}) {
            Answer answer = world.send(
                    world.adminUri(),
                    "DELETE",
                    "/api/v2/users/" + WireWorld.USER + "/mfa-bound?type=OTP",
                    java.util.Map.of("Authorization", "Bearer " + token),
                    java.util.Optional.empty());
            assertThat(code(answer)).isEqualTo(2020);
        }
        assertThat(world.authenticators()).hasSize(1);
    }

    @Test
    @Tag("BIND-04")
    @Tag("BIND-05")
    void anOldSessionIsAskedToStepUpAndTheTokenOfTheVerificationIsGoodEnough() {
        FakeAuthenticator app = world.importApp();
        for (String session : new String[] {world.session(), world.session(601)}) {
            for (Answer asked : new Answer[] {world.delete(ASSOCIATE, session), world.post(ASSOCIATE, session, "{}")}) {
                assertThat(code(asked)).isEqualTo(1635);
                assertThat(asked.json().path("apiCode").intValue()).isEqualTo(1635);
                assertThat(asked.json().path("data").path("totpMfaEnabled").booleanValue())
                        .isTrue();
            }
        }
        assertThat(world.authenticators()).hasSize(1);
        String stepUp = world.delete(ASSOCIATE, world.session())
                .json()
                .path("data")
                .path("mfaToken")
                .stringValue();
        Answer verified = world.verifyTotp(stepUp, app.code());
        assertThat(code(verified)).isEqualTo(200);
        String fresh = verified.json().path("data").path("token").stringValue();
        assertThat(code(world.post(ASSOCIATE, fresh, "{}"))).isEqualTo(200);
        world.server().clock().advance(Duration.ofMinutes(10));
        assertThat(code(world.delete(ASSOCIATE, fresh))).as("no longer fresh").isEqualTo(1635);
        String again = world.delete(ASSOCIATE, fresh)
                .json()
                .path("data")
                .path("mfaToken")
                .stringValue();
        String fresher = world.verifyTotp(again, app.code())
                .json()
                .path("data")
                .path("token")
                .stringValue();
        assertThat(code(world.delete(ASSOCIATE, fresher))).isEqualTo(200);
        assertThat(world.authenticators()).isEmpty();
        assertThat(code(world.delete(ASSOCIATE, fresher)))
                .as("nothing bound, nothing to do")
                .isEqualTo(200);
    }

    @Test
    @Tag("BIND-05")
    void aCodeCheckedInASessionMakesItFresh() {
        FakeAuthenticator app = world.importApp();
        String session = world.session();
        assertThat(code(world.delete(ASSOCIATE, session))).isEqualTo(1635);
        Answer checked = world.post("/api/v3/mfa-totp-verify", session, "{\"totp\":\"" + app.code() + "\"}");
        assertThat(checked.json().path("data").path("verified").booleanValue()).isTrue();
        assertThat(code(world.delete(ASSOCIATE, session))).isEqualTo(200);
    }

    @Test
    @Tag("SRV-03")
    @Tag("THR-02")
    void afterFiveWrongCodesTheAnswerIs429WithTheSecondsToWait() {
        FakeAuthenticator app = world.importApp();
        for (int i = 0; i < 5; i++) {
            assertThat(code(world.verifyTotp(world.mfaToken(), app.wrongCode())))
                    .isEqualTo(6001);
        }
        Answer locked = world.verifyTotp(world.mfaToken(), app.code());
        assertThat(code(locked)).isEqualTo(429);
        int seconds = locked.json().path("data").path("retryAfter").intValue();
        assertThat(seconds).isBetween(1, 3_600);
        assertThat(locked.header("Retry-After")).contains(Integer.toString(seconds));
        Answer third = world.post("/api/v3/mfa-totp-verify", world.session(), "{\"totp\":\"" + app.code() + "\"}");
        assertThat(status(third)).isEqualTo(429);
        assertThat(third.header("Retry-After")).contains(Integer.toString(seconds));
        world.server().clock().advance(Duration.ofSeconds(seconds));
        assertThat(code(world.verifyTotp(world.mfaToken(), app.code()))).isEqualTo(200);
    }

    @Test
    @Tag("SRV-03")
    @Tag("THR-09")
    void aCodeIsSentOnceAMinuteAndEachProtocolSaysItInItsOwnWay() {
        world.reachable();
        String email = "{\"email\":\"" + EMAIL + "\",\"scene\":\"MFA_VERIFY_CODE\",\"channel\":\"CHANNEL_VERIFY_MFA\"}";
        String sms =
                "{\"phone\":\"" + PHONE + "\",\"phoneNumber\":\"" + PHONE + "\",\"channel\":\"CHANNEL_VERIFY_MFA\"}";
        assertThat(code(world.post("/api/v2/email/send", email))).isEqualTo(200);
        assertThat(code(world.post("/api/v2/sms/send", sms))).isEqualTo(200);
        int sent = world.codesSent();
        assertThat(code(waiting(world.post("/api/v2/email/send", email)))).isEqualTo(2080);
        assertThat(code(waiting(world.post("/api/v2/sms/send", sms)))).isEqualTo(429);
        assertThat(status(waiting(world.post("/api/v3/send-email", email)))).isEqualTo(422);
        assertThat(status(waiting(world.post("/api/v3/send-sms", sms)))).isEqualTo(422);
        assertThat(world.codesSent()).isEqualTo(sent);
        world.server().clock().advance(Duration.ofMinutes(1));
        assertThat(code(world.post("/api/v2/email/send", email))).isEqualTo(200);
    }

    private static Answer waiting(Answer answer) {
        assertThat(answer.header("Retry-After")).isPresent();
        assertThat(answer.json().path("data").path("retryAfter").intValue()).isPositive();
        return answer;
    }

    @Test
    @Tag("BIND-09")
    @Tag("REC-06")
    void theListShowsNeitherSecretNorRecoveryCode() {
        WireWorld.App app = world.bindApp();
        Answer list = world.get("/api/v2/mfa/authenticator", world.session());
        JsonNode row = list.json().path("data").path(0);
        assertThat(row.path("secret").stringValue()).isEqualTo("******");
        assertThat(row.path("recoveryCode").stringValue()).isEqualTo("******");
        assertThat(list.text()).doesNotContain(app.recoveryCode());
    }

    @Test
    @Tag("DOTP-06")
    void whereTheFlagWantsATokenNothingIsSentWithoutOne() {
        try (WireWorld strict = WireWorld.start(WireWorld::tokenToSend)) {
            strict.reachable();
            String sms = "{\"phone\":\"" + PHONE + "\",\"phoneNumber\":\"" + PHONE
                    + "\",\"channel\":\"CHANNEL_VERIFY_MFA\"}";
            assertThat(code(strict.post("/api/v2/sms/send", sms))).isEqualTo(2020);
            assertThat(status(strict.post("/api/v3/send-sms", sms))).isEqualTo(401);
            assertThat(code(strict.post("/api/v2/sms/send", strict.session(), sms)))
                    .isEqualTo(403);
            assertThat(strict.codesSent()).isZero();
            assertThat(code(strict.post("/api/v2/sms/send", strict.mfaToken(), sms)))
                    .isEqualTo(200);
            assertThat(strict.codesSent()).isEqualTo(1);
        }
    }

    @Test
    @Tag("DOTP-07")
    @Tag("DOTP-08")
    void aCodeSentWithoutATokenSignsInAndDoesNotStepUp() {
        world.reachable();
        world.mfaToken();
        String sms = "{\"phone\":\"" + PHONE + "\"}";
        assertThat(code(world.post("/api/v2/sms/send", sms))).isEqualTo(200);
        String code = world.received("+86" + PHONE);
        Answer asked = world.post(ASSOCIATE, world.session(), "{}");
        assertThat(code(asked)).isEqualTo(1635);
        String verify = "{\"phone\":\"" + PHONE + "\",\"code\":\"" + code + "\"}";
        String stepUp = asked.json().path("data").path("mfaToken").stringValue();
        assertThat(code(world.post("/api/v2/applications/mfa/sms/verify", stepUp, verify)))
                .isEqualTo(500);
        assertThat(code(world.post("/api/v2/applications/mfa/sms/verify", world.mfaToken(), verify)))
                .isEqualTo(200);
        assertThat(code(world.post("/api/v2/applications/mfa/sms/verify", world.mfaToken(), verify)))
                .as("used")
                .isEqualTo(500);
    }

    @Test
    @Tag("SEC-08")
    void wrongExpiredUsedAndUnknownAreOneAnswer() {
        world.reachable();
        FakeAuthenticator app = world.importApp();
        String used = app.code();
        assertThat(code(world.verifyTotp(world.mfaToken(), used))).isEqualTo(200);
        String wrong = world.verifyTotp(world.mfaToken(), app.wrongCode()).text();
        assertThat(world.verifyTotp(world.mfaToken(), used).text()).isEqualTo(wrong);
        world.server().clock().advance(Duration.ofMinutes(3));
        assertThat(world.verifyTotp(world.mfaToken(), used).text()).isEqualTo(wrong);
        world.other("bob", "{}");
        assertThat(world.verifyTotp(world.mfaToken("bob"), used).text())
                .as("no app at all")
                .isEqualTo(wrong);
    }
}
