package dev.mfacore.adapter.authing;

import dev.mfacore.MfaToken;
import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingAuthenticator;
import dev.mfacore.authing.AuthingCall;
import dev.mfacore.authing.AuthingContact;
import dev.mfacore.authing.AuthingCredential;
import dev.mfacore.authing.AuthingSource;
import dev.mfacore.authing.AuthingUser;
import dev.mfacore.authing.EnrolledFactor;
import dev.mfacore.authing.EnrollmentData;
import dev.mfacore.authing.FaceCall;
import dev.mfacore.authing.FactorCall;
import dev.mfacore.authing.FactorEnrollment;
import dev.mfacore.authing.FactorType;
import dev.mfacore.authing.ManagementCall;
import dev.mfacore.authing.MfaBound;
import dev.mfacore.authing.MfaCall;
import dev.mfacore.authing.MfaTriggerData;
import dev.mfacore.authing.Nothing;
import dev.mfacore.authing.SecretText;
import dev.mfacore.authing.SendCall;
import dev.mfacore.authing.SendScene;
import dev.mfacore.authing.TokenIntrospection;
import dev.mfacore.authing.TotpAssociation;
import dev.mfacore.authing.UserMfaInfo;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** By golden example, the call that sends its request and what its response means. */
final class Replays {

    record Replay(AuthingCall<?> call, AuthingAnswer<?> answer) {}

    private static final AuthingCredential.UserToken USER = AuthingCredential.user(Golden.fixture("userToken"));
    private static final AuthingCredential.UserToken NOBODY = AuthingCredential.user("not-a-token");
    private static final AuthingCredential.PendingSignIn PENDING =
            AuthingCredential.pending(new MfaToken(Golden.fixture("mfaToken")));
    private static final AuthingCredential.Management ADMIN = AuthingCredential.management("management-token");
    private static final AuthingCredential.Anonymous NONE = AuthingCredential.anonymous();
    private static final String USER_ID = Golden.fixture("userId");
    private static final String POOL = Golden.fixture("userPoolId");
    private static final SecretText TOTP = secret("324550");
    private static final SecretText WRONG_TOTP = secret("000000");
    private static final SecretText RECOVERY = secret(Golden.fixture("recoveryCode"));
    private static final SecretText SECRET = secret("JBSWY3DPEHPK3PXP");
    private static final SecretText ENROLMENT = secret("ZW5yb2xsbWVudC10b2tlbi1leGFtcGxl");
    private static final SecretText FACE_A = secret("https://example.com/a.jpg");
    private static final SecretText FACE_B = secret("https://example.com/b.jpg");
    private static final AuthingContact.Phone PHONE = new AuthingContact.Phone("18800008888", Optional.empty());
    private static final AuthingContact.Phone CHINESE_PHONE =
            new AuthingContact.Phone("18800008888", Optional.of("+86"));
    private static final AuthingContact.Email EMAIL = new AuthingContact.Email("ada@example.com");
    private static final AuthingSource SELF = AuthingSource.SELF;
    private static final AuthingSource APPLICATION = AuthingSource.APPLICATION;

    private static final Instant THEN = Instant.parse("2023-11-14T22:13:20Z");
    private static final AuthingUser ADA = new AuthingUser(
            USER_ID,
            Optional.of(POOL),
            Optional.empty(),
            Optional.empty(),
            Optional.of("ada@example.com"),
            Optional.of("18800008888"),
            Optional.of(secret(Golden.fixture("userToken"))),
            Optional.of(Instant.parse("2023-11-29T22:13:20Z")));
    private static final AuthingAuthenticator ROW =
            new AuthingAuthenticator(Golden.fixture("factorId"), USER_ID, "totp", true, THEN, THEN, SELF);
    private static final TotpAssociation ASSOCIATION = new TotpAssociation(
            SECRET, secret(Golden.fixture("qrcodeUri")), secret(Golden.fixture("qrcodeDataUrl")), RECOVERY);
    private static final EnrolledFactor SMS_FACTOR =
            new EnrolledFactor(Golden.fixture("factorId"), FactorType.SMS, Optional.of(CHINESE_PHONE));
    static final MfaTriggerData TRIGGER_V3 = new MfaTriggerData(
            new MfaToken(Golden.fixture("mfaToken")),
            Optional.empty(),
            Optional.empty(),
            Optional.of("ada"),
            Optional.empty(),
            Optional.of(CHINESE_PHONE),
            Optional.of(CHINESE_PHONE),
            Optional.of("ada@example.com"),
            false,
            true,
            List.of(
                    new MfaTriggerData.ApplicationMfa(FactorType.SMS, true, 1),
                    new MfaTriggerData.ApplicationMfa(FactorType.EMAIL, true, 2),
                    new MfaTriggerData.ApplicationMfa(FactorType.OTP, true, 3),
                    new MfaTriggerData.ApplicationMfa(FactorType.FACE, true, 4)));

    private Replays() {}

    /** The examples that no call of the port stands for, and why. Closed: the test compares it with the file. */
    static Map<String, String> left() {
        String signIn = "signing in is the application's; its answer is read by SignInAnswers";
        String noCall = "the port has no such call";
        return Map.of(
                "v2.js.confirmAssosicateMfaAuthenticator.noUserToken", "the token is never dropped here",
                "v2.login.graphql.1635", signIn,
                "v2.login.graphql.1636", signIn,
                "v2.login.graphql.ok", signIn,
                "v2.publicKey", "wanted for signing in with a password only",
                "v3.verifyMfaToken.emptyBody", "the argument is never dropped here",
                "v3.mgmt.getOtpSecretByUser", noCall,
                "v3.mgmt.setUsersMfaStatus", noCall,
                "v3.mgmt.updateApplicationMfaSettings", noCall,
                "v3.mgmt.getGlobalMfaSettings", noCall);
    }

    static Map<String, Replay> all() {
        Map<String, Replay> replays = new LinkedHashMap<>();
        authenticators(replays);
        verifications(replays);
        faces(replays);
        sending(replays);
        factors(replays);
        management(replays);
        return replays;
    }

    private static void authenticators(Map<String, Replay> all) {
        MfaCall.GetMfaAuthenticators list = new MfaCall.GetMfaAuthenticators(USER, Optional.of(SELF));
        add(all, "v2.js.getMfaAuthenticators.none", list, yes(List.of()));
        add(all, "v2.js.getMfaAuthenticators.one", list, yes(List.of(ROW)));
        add(all, "v2.java.getMfaAuthenticators.one", list, yes(List.of(ROW)));
        add(
                all,
                "v2.ui.getMfaAuthenticators.mfaToken",
                new MfaCall.GetMfaAuthenticators(PENDING, Optional.of(APPLICATION)),
                yes(List.of()));
        add(
                all,
                "v2.getMfaAuthenticators.badToken",
                new MfaCall.GetMfaAuthenticators(NOBODY, Optional.of(SELF)),
                no(2020, "not signed in"));
        MfaCall.AssociateMfaAuthenticator associate = new MfaCall.AssociateMfaAuthenticator(USER, SELF);
        MfaCall.AssociateMfaAuthenticator wanted = new MfaCall.AssociateMfaAuthenticator(PENDING, APPLICATION);
        add(all, "v2.js.assosicateMfaAuthenticator", associate, yes(ASSOCIATION));
        add(all, "v2.java.assosicateMfaAuthenticator.mfaToken", wanted, yes(ASSOCIATION));
        add(all, "v2.ui.assosicateMfaAuthenticator.sourceOnly", wanted, yes(ASSOCIATION));
        add(all, "v2.ios.assosicateMfaAuthenticator.camelCase", associate, yes(ASSOCIATION));
        MfaCall.ConfirmAssociateMfaAuthenticator confirm =
                new MfaCall.ConfirmAssociateMfaAuthenticator(USER, TOTP, SELF);
        MfaCall.ConfirmAssociateMfaAuthenticator wrong =
                new MfaCall.ConfirmAssociateMfaAuthenticator(USER, WRONG_TOTP, SELF);
        add(all, "v2.js.confirmAssosicateMfaAuthenticator", confirm, done());
        add(all, "v2.java.confirmAssosicateMfaAuthenticator", confirm, done());
        add(all, "v2.confirmAssosicateMfaAuthenticator.wrongCode.documented", wrong, no(400, "wrong code"));
        add(all, "v2.confirmAssosicateMfaAuthenticator.wrongCode.serve", wrong, no(6001, "wrong code"));
        add(all, "v2.js.deleteMfaAuthenticator", new MfaCall.DeleteMfaAuthenticator(USER), done());
        add(all, "v2.java.deleteMfaAuthenticator", new MfaCall.DeleteMfaAuthenticator(USER), done());
    }

    private static void verifications(Map<String, Replay> all) {
        MfaCall.VerifyTotpMfa totp = new MfaCall.VerifyTotpMfa(PENDING, TOTP);
        add(all, "v2.js.verifyTotpMfa", totp, yes(ADA));
        add(all, "v2.java.verifyTotpMfa", totp, yes(ADA));
        add(all, "v2.guard.verifyTotpMfa.alias", totp, yes(ADA));
        add(all, "v2.verifyTotpMfa.wrongCode", new MfaCall.VerifyTotpMfa(PENDING, WRONG_TOTP), no(6001, "wrong code"));
        add(
                all,
                "v2.js.verifyAppSmsMfa",
                new MfaCall.VerifyAppSmsMfa(PENDING, CHINESE_PHONE, secret("1234")),
                yes(ADA));
        add(all, "v2.java.verifyAppSmsMfa", new MfaCall.VerifyAppSmsMfa(PENDING, PHONE, secret("1234")), yes(ADA));
        add(
                all,
                "v2.verifyAppSmsMfa.wrongCode",
                new MfaCall.VerifyAppSmsMfa(PENDING, PHONE, secret("0000")),
                no(500, "wrong code"));
        MfaCall.VerifyAppEmailMfa email = new MfaCall.VerifyAppEmailMfa(PENDING, EMAIL, secret("1234"));
        add(all, "v2.js.verifyAppEmailMfa", email, yes(ADA));
        add(all, "v2.java.verifyAppEmailMfa", email, yes(ADA));
        add(
                all,
                "v2.js.phoneOrEmailBindable.email",
                new MfaCall.PhoneOrEmailBindable(PENDING, new AuthingContact.Email("new@example.com")),
                yes(true));
        add(
                all,
                "v2.java.phoneOrEmailBindable.phone",
                new MfaCall.PhoneOrEmailBindable(PENDING, new AuthingContact.Phone("18800009999", Optional.empty())),
                yes(true));
        add(
                all,
                "v2.phoneOrEmailBindable.no",
                new MfaCall.PhoneOrEmailBindable(PENDING, new AuthingContact.Email("taken@example.com")),
                yes(false));
        MfaCall.VerifyTotpRecoveryCode recover = new MfaCall.VerifyTotpRecoveryCode(PENDING, RECOVERY);
        AuthingAnswer<AuthingUser> recovered =
                new AuthingAnswer.Success<>(ADA, Optional.of(secret(Golden.fixture("nextRecoveryCode"))));
        add(all, "v2.js.verifyTotpRecoveryCode", recover, recovered);
        add(all, "v2.java.verifyTotpRecoveryCode", recover, recovered);
        add(
                all,
                "v2.verifyTotpRecoveryCode.wrongCode",
                new MfaCall.VerifyTotpRecoveryCode(PENDING, secret("0000-0000-0000-0000-0000-0000")),
                no(6002, "wrong recovery code"));
    }

    private static void faces(Map<String, Replay> all) {
        FaceCall.AssociateFace associate = new FaceCall.AssociateFace(PENDING, FACE_A, FACE_B, true);
        add(all, "v2.js.associateFaceByUrl", associate, yes(ADA));
        add(all, "v2.java.associateFaceByUrl", associate, yes(ADA));
        add(all, "v2.js.verifyFaceMfa", new FaceCall.VerifyFaceMfa(PENDING, FACE_A), yes(ADA));
        add(all, "v2.java.verifyFaceMfa", new FaceCall.VerifyFaceMfa(PENDING, FACE_A), yes(ADA));
        add(
                all,
                "v2.verifyFaceMfa.noMatch",
                new FaceCall.VerifyFaceMfa(PENDING, secret("https://example.com/c.jpg")),
                no(1702, "face does not match"));
    }

    private static void sending(Map<String, Replay> all) {
        SendScene verify = SendScene.VERIFY_MFA;
        add(all, "v2.js.sendSmsCode.mfa", new SendCall.SendSmsCode(USER, PHONE, Optional.of(verify)), done());
        add(all, "v2.java.sendSmsCode", new SendCall.SendSmsCode(USER, PHONE, Optional.empty()), done());
        add(all, "v2.ui.sendEmail.mfa", new SendCall.SendEmailCode(NONE, EMAIL, verify), done());
        add(all, "v2.ui.sendEmail.tooSoon", new SendCall.SendEmailCode(NONE, EMAIL, verify), no(2080, "wait a minute"));
        add(all, "v3.sendSms.mfa", new SendCall.SendSms(NONE, CHINESE_PHONE, verify), done());
        add(all, "v3.sendSms.tooSoon", new SendCall.SendSms(NONE, PHONE, verify), no(422, "wait a minute"));
        add(all, "v3.sendEmail.mfa", new SendCall.SendEmail(USER, EMAIL, verify), done());
    }

    private static void factors(Map<String, Replay> all) {
        FactorEnrollment.OtpData otp = new FactorEnrollment.OtpData(
                secret(Golden.fixture("qrcodeUri")), secret(Golden.fixture("qrcodeDataUrl")), RECOVERY);
        add(
                all,
                "v3.sendEnrollFactorRequest.otp",
                new FactorCall.SendEnrollFactorRequest(USER, FactorType.OTP, Optional.empty()),
                yes(new FactorEnrollment(ENROLMENT, Optional.of(otp))));
        add(
                all,
                "v3.sendEnrollFactorRequest.sms",
                new FactorCall.SendEnrollFactorRequest(USER, FactorType.SMS, Optional.of(CHINESE_PHONE)),
                yes(new FactorEnrollment(ENROLMENT, Optional.empty())));
        add(
                all,
                "v3.sendEnrollFactorRequest.email",
                new FactorCall.SendEnrollFactorRequest(USER, FactorType.EMAIL, Optional.of(EMAIL)),
                yes(new FactorEnrollment(ENROLMENT, Optional.empty())));
        add(
                all,
                "v3.enrollFactor.otp",
                new FactorCall.EnrollFactor(USER, FactorType.OTP, ENROLMENT, new EnrollmentData.Code(TOTP)),
                done());
        add(
                all,
                "v3.enrollFactor.face",
                new FactorCall.EnrollFactor(USER, FactorType.FACE, ENROLMENT, new EnrollmentData.Photo(FACE_A, true)),
                done());
        add(
                all,
                "v3.enrollFactor.wrongCode",
                new FactorCall.EnrollFactor(USER, FactorType.OTP, ENROLMENT, new EnrollmentData.Code(WRONG_TOTP)),
                no(6001, "wrong code"));
        add(all, "v3.resetFactor", new FactorCall.ResetFactor(USER, Golden.fixture("factorId")), done());
        add(all, "v3.listEnrolledFactors", new FactorCall.ListEnrolledFactors(USER), yes(List.of(SMS_FACTOR)));
        add(all, "v3.getFactor", new FactorCall.GetFactor(USER, Golden.fixture("factorId")), yes(SMS_FACTOR));
        add(
                all,
                "v3.listFactorsToEnroll",
                new FactorCall.ListFactorsToEnroll(USER),
                yes(List.of(FactorType.OTP, FactorType.FACE)));
        add(all, "v3.mfaOtpVerify", new FactorCall.MfaOtpVerify(USER, TOTP), yes(true));
        add(all, "v3.error.general", new FactorCall.MfaOtpVerify(NOBODY, TOTP), no(2020, "not signed in"));
        add(
                all,
                "v3.verifyMfaToken.active",
                new FactorCall.VerifyMfaToken(USER, secret(Golden.fixture("mfaToken"))),
                yes(new TokenIntrospection.Active(
                        POOL, USER_ID, Instant.ofEpochSecond(1699999940), Instant.ofEpochSecond(1700000300))));
        add(
                all,
                "v3.verifyMfaToken.inactive",
                new FactorCall.VerifyMfaToken(USER, secret("expired-or-unknown")),
                yes(new TokenIntrospection.Inactive()));
    }

    private static void management(Map<String, Replay> all) {
        add(all, "v2.mgmt.getStatus", new ManagementCall.GetMfaBound(ADMIN, USER_ID), yes(new MfaBound(true, false)));
        add(all, "v2.mgmt.unAssociateMfa", new ManagementCall.UnassociateMfa(ADMIN, USER_ID, FactorType.OTP), done());
        add(
                all,
                "v2.mgmt.importTotp",
                new ManagementCall.ImportTotp(ADMIN, USER_ID, SECRET, Optional.of(RECOVERY)),
                yes(ROW));
        add(
                all,
                "v3.mgmt.getUserMfaInfo",
                new ManagementCall.GetUserMfaInfo(ADMIN, USER_ID),
                yes(new UserMfaInfo(true, false, true, true)));
        add(
                all,
                "v3.mgmt.importOtp",
                new ManagementCall.ImportOtp(
                        ADMIN, List.of(new ManagementCall.ImportedOtp(USER_ID, SECRET, Optional.of(RECOVERY)))),
                done());
        add(all, "v3.mgmt.getUserMfaStatus", new ManagementCall.GetUserMfaStatus(ADMIN, USER_ID), yes(TRIGGER_V3));
        add(
                all,
                "v3.mgmt.getMfaTriggerData",
                new ManagementCall.GetMfaTriggerData(ADMIN, Golden.fixture("appId"), USER_ID),
                yes(TRIGGER_V3));
    }

    private static <T> void add(Map<String, Replay> all, String id, AuthingCall<T> call, AuthingAnswer<T> answer) {
        all.put(id, new Replay(call, answer));
    }

    private static <T> AuthingAnswer<T> yes(T data) {
        return AuthingAnswer.success(data);
    }

    private static AuthingAnswer<Nothing> done() {
        return AuthingAnswer.success(Nothing.NOTHING);
    }

    private static <T> AuthingAnswer<T> no(int code, String message) {
        return AuthingAnswer.refusal(code, message);
    }

    private static SecretText secret(String text) {
        return new SecretText(text);
    }
}
