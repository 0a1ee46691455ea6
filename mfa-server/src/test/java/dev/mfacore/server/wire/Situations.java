package dev.mfacore.server.wire;

import static dev.mfacore.server.wire.WireWorld.EMAIL;
import static dev.mfacore.server.wire.WireWorld.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.adapter.inmemory.testing.FakeAuthenticator;
import dev.mfacore.server.ServerUnderTest.Answer;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What has to have happened before the request of each golden example gets the answer of the example. */
final class Situations {

    private static final String USER_TOKEN = Examples.fixture("userToken");
    private static final String MFA_TOKEN = Examples.fixture("mfaToken");
    private static final String CODE = Examples.fixture("totpCode");
    private static final String RECOVERY_CODE = Examples.fixture("recoveryCode");
    private static final String FACTOR = Examples.fixture("factorId");
    private static final String ENROLLMENT_TOKEN = "ZW5yb2xsbWVudC10b2tlbi1leGFtcGxl";
    private static final String PASS_CODE = "1234";
    private static final String WRONG_CODE = "000000";
    private static final String MANAGEMENT = "<management token>";
    private static final String SIGNED = "authing <access key id>:<base64 signature>";

    private Situations() {}

    /** Prepares; returns which text of the example stands for what is live. */
    interface Situation {
        Map<String, String> prepare(WireWorld world);
    }

    static Map<String, Situation> all() {
        Map<String, Situation> all = new LinkedHashMap<>();
        secondGeneration(all);
        thirdGeneration(all);
        management(all);
        return all;
    }

    private static void secondGeneration(Map<String, Situation> all) {
        all.put("v2.js.getMfaAuthenticators.none", Situations::session);
        all.put("v2.js.getMfaAuthenticators.one", Situations::boundAndSession);
        all.put("v2.java.getMfaAuthenticators.one", Situations::boundAndSession);
        all.put("v2.ui.getMfaAuthenticators.mfaToken", Situations::signIn);
        all.put("v2.getMfaAuthenticators.badToken", Situations::nothing);
        all.put("v2.js.assosicateMfaAuthenticator", Situations::session);
        all.put("v2.java.assosicateMfaAuthenticator.mfaToken", Situations::signIn);
        all.put("v2.ui.assosicateMfaAuthenticator.sourceOnly", Situations::signIn);
        all.put("v2.ios.assosicateMfaAuthenticator.camelCase", Situations::session);
        all.put("v2.js.confirmAssosicateMfaAuthenticator", Situations::associated);
        all.put("v2.java.confirmAssosicateMfaAuthenticator", Situations::associated);
        all.put("v2.js.confirmAssosicateMfaAuthenticator.noUserToken", Situations::nothing);
        all.put("v2.confirmAssosicateMfaAuthenticator.wrongCode.serve", Situations::associated);
        all.put("v2.js.deleteMfaAuthenticator", Situations::boundAndFreshSession);
        all.put("v2.java.deleteMfaAuthenticator", Situations::boundAndFreshSession);
        all.put("v2.js.verifyTotpMfa", Situations::boundAndSignIn);
        all.put("v2.java.verifyTotpMfa", Situations::boundAndSignIn);
        all.put("v2.guard.verifyTotpMfa.alias", Situations::boundAndSignIn);
        all.put("v2.verifyTotpMfa.wrongCode", Situations::boundAndSignIn);
        all.put("v2.js.verifyAppSmsMfa", Situations::smsSent);
        all.put("v2.java.verifyAppSmsMfa", Situations::smsSent);
        all.put("v2.verifyAppSmsMfa.wrongCode", Situations::smsSent);
        all.put("v2.js.verifyAppEmailMfa", Situations::emailSent);
        all.put("v2.java.verifyAppEmailMfa", Situations::emailSent);
        all.put("v2.js.phoneOrEmailBindable.email", Situations::signIn);
        all.put("v2.java.phoneOrEmailBindable.phone", Situations::signIn);
        all.put("v2.phoneOrEmailBindable.no", Situations::taken);
        all.put("v2.js.verifyTotpRecoveryCode", Situations::recoverable);
        all.put("v2.java.verifyTotpRecoveryCode", Situations::recoverable);
        all.put("v2.verifyTotpRecoveryCode.wrongCode", Situations::recoverable);
        all.put("v2.js.sendSmsCode.mfa", Situations::reachableAndSession);
        all.put("v2.java.sendSmsCode", Situations::reachableAndSession);
        all.put("v2.ui.sendEmail.mfa", Situations::reachable);
        all.put("v2.ui.sendEmail.tooSoon", Situations::emailSentWithoutToken);
    }

    private static void thirdGeneration(Map<String, Situation> all) {
        all.put("v3.sendEnrollFactorRequest.otp", Situations::session);
        all.put("v3.sendEnrollFactorRequest.sms", Situations::session);
        all.put("v3.sendEnrollFactorRequest.email", Situations::session);
        all.put("v3.enrollFactor.otp", Situations::enrolling);
        all.put("v3.enrollFactor.wrongCode", Situations::enrolling);
        all.put("v3.resetFactor", Situations::phoneBound);
        all.put("v3.listEnrolledFactors", Situations::phoneBound);
        all.put("v3.getFactor", Situations::phoneBound);
        all.put("v3.listFactorsToEnroll", Situations::phoneBound);
        all.put("v3.mfaOtpVerify", Situations::boundAndSession);
        all.put("v3.verifyMfaToken.active", Situations::sessionAndSignIn);
        all.put("v3.verifyMfaToken.inactive", Situations::session);
        all.put("v3.verifyMfaToken.emptyBody", Situations::session);
        all.put("v3.sendSms.mfa", Situations::reachable);
        all.put("v3.sendSms.tooSoon", Situations::smsSentWithoutToken);
        all.put("v3.sendEmail.mfa", Situations::reachableAndSession);
        all.put("v3.error.general", Situations::nothing);
    }

    private static void management(Map<String, Situation> all) {
        all.put("v2.mgmt.getStatus", Situations::boundAndManaged);
        all.put("v2.mgmt.unAssociateMfa", Situations::boundAndManaged);
        all.put("v3.mgmt.getUserMfaInfo", Situations::boundAndManaged);
        all.put("v3.mgmt.getUserMfaStatus", Situations::everythingBoundAndManaged);
        all.put("v3.mgmt.getMfaTriggerData", Situations::everythingBoundAndManaged);
    }

    static Map<String, String> nothing(WireWorld world) {
        return Map.of();
    }

    static Map<String, String> session(WireWorld world) {
        return Map.of(USER_TOKEN, world.session());
    }

    static Map<String, String> signIn(WireWorld world) {
        return Map.of(MFA_TOKEN, world.mfaToken());
    }

    private static Map<String, String> sessionAndSignIn(WireWorld world) {
        return Map.of(USER_TOKEN, world.session(), MFA_TOKEN, world.mfaToken());
    }

    static Map<String, String> boundAndSession(WireWorld world) {
        world.importApp();
        return session(world);
    }

    private static Map<String, String> boundAndFreshSession(WireWorld world) {
        world.importApp();
        return Map.of(USER_TOKEN, world.session(0));
    }

    /** The app has the secret of the examples and the clock stands where they stand, so the code is theirs. */
    static Map<String, String> boundAndSignIn(WireWorld world) {
        FakeAuthenticator app = world.importApp();
        assertThat(app.code()).isEqualTo(CODE);
        return signIn(world);
    }

    static Map<String, String> associated(WireWorld world) {
        String session = world.session();
        FakeAuthenticator app = world.associate(session).app();
        return Map.of(USER_TOKEN, session, CODE, app.code(), WRONG_CODE, app.wrongCode());
    }

    static Map<String, String> recoverable(WireWorld world) {
        String code = world.bindApp().recoveryCode();
        return Map.of(RECOVERY_CODE, code, MFA_TOKEN, world.mfaToken());
    }

    static Map<String, String> reachable(WireWorld world) {
        world.reachable();
        return Map.of();
    }

    private static Map<String, String> reachableAndSession(WireWorld world) {
        world.reachable();
        return session(world);
    }

    static Map<String, String> smsSent(WireWorld world) {
        world.reachable();
        String token = world.mfaToken();
        assertThat(WireWorld.code(world.post("/api/v2/sms/send", token, "{\"phone\":\"" + PHONE + "\"}")))
                .isEqualTo(200);
        return Map.of(MFA_TOKEN, token, PASS_CODE, world.received("+86" + PHONE));
    }

    private static Map<String, String> emailSent(WireWorld world) {
        world.reachable();
        String token = world.mfaToken();
        assertThat(WireWorld.code(world.post("/api/v2/email/send", token, email())))
                .isEqualTo(200);
        return Map.of(MFA_TOKEN, token, PASS_CODE, world.received(EMAIL));
    }

    private static Map<String, String> emailSentWithoutToken(WireWorld world) {
        assertThat(WireWorld.code(world.post("/api/v2/email/send", email()))).isEqualTo(200);
        return Map.of();
    }

    private static String email() {
        return "{\"email\":\"" + EMAIL + "\",\"scene\":\"MFA_VERIFY_CODE\"}";
    }

    private static Map<String, String> smsSentWithoutToken(WireWorld world) {
        assertThat(WireWorld.status(world.post(
                        "/api/v3/send-sms", "{\"channel\":\"CHANNEL_VERIFY_MFA\",\"phoneNumber\":\"" + PHONE + "\"}")))
                .isEqualTo(200);
        return Map.of();
    }

    private static Map<String, String> taken(WireWorld world) {
        world.bindTakenEmail();
        return signIn(world);
    }

    private static Map<String, String> enrolling(WireWorld world) {
        String session = world.session();
        JsonNode data = world.post("/api/v3/send-enroll-factor-request", session, "{\"factorType\":\"OTP\"}")
                .json()
                .path("data");
        FakeAuthenticator app = FakeAuthenticator.scan(
                data.path("otpData").path("qrCodeUri").stringValue(),
                world.server().clock());
        return Map.of(
                USER_TOKEN, session,
                ENROLLMENT_TOKEN, data.path("enrollmentToken").stringValue(),
                CODE, app.code(),
                WRONG_CODE, app.wrongCode());
    }

    private static Map<String, String> phoneBound(WireWorld world) {
        world.bindPhone();
        String session = world.session(0);
        String factor = world.get("/api/v3/list-enrolled-factors", session)
                .json()
                .path("data")
                .path(0)
                .path("factorId")
                .stringValue();
        return Map.of(USER_TOKEN, session, FACTOR, factor);
    }

    private static Map<String, String> boundAndManaged(WireWorld world) {
        world.importApp();
        return managed(world);
    }

    private static Map<String, String> everythingBoundAndManaged(WireWorld world) {
        world.reachable();
        return boundAndManaged(world);
    }

    /** The signature of the Node SDK is a placeholder in the examples, and this server checks tokens, as Java sends them. */
    static Map<String, String> managed(WireWorld world) {
        Answer answer = world.send(
                world.adminUri(),
                "POST",
                "/api/v3/get-management-token",
                Map.of("Content-Type", "application/json"),
                java.util.Optional.of("{\"accessKeyId\":\"" + WireWorld.POOL + "\",\"accessKeySecret\":\""
                        + world.server().adminKey() + "\"}"));
        String token =
                world.remember(answer.json().path("data").path("access_token").stringValue());
        return Map.of(MANAGEMENT, token, SIGNED, token);
    }
}
