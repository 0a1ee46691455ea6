package dev.mfacore.adapter.authing;

import dev.mfacore.MfaToken;
import dev.mfacore.authing.AuthingCall;
import dev.mfacore.authing.AuthingContact;
import dev.mfacore.authing.AuthingCredential;
import dev.mfacore.authing.AuthingSource;
import dev.mfacore.authing.EnrollmentData;
import dev.mfacore.authing.FaceCall;
import dev.mfacore.authing.FactorCall;
import dev.mfacore.authing.FactorType;
import dev.mfacore.authing.ManagementCall;
import dev.mfacore.authing.MfaCall;
import dev.mfacore.authing.SecretText;
import dev.mfacore.authing.SendCall;
import dev.mfacore.authing.SendScene;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One call of every kind, full of marked secrets, with data that answer it. */
final class Samples {

    /** A call, and data with which a server answers it. */
    record Sample(AuthingCall<?> call, String data) {
        /** The whole body of a successful answer. */
        String answer() {
            return call instanceof FactorCall.VerifyMfaToken
                    ? data
                    : "{\"code\":200,\"message\":\"ok\"" + (data.isEmpty() ? "" : ",\"data\":" + data) + "}";
        }

        @Override
        public String toString() {
            return call.getClass().getSimpleName();
        }
    }

    static final String USER_ID = "5f0000000000000000000002";
    static final List<String> SECRETS = List.of(
            "canary-user-token-8c1f",
            "canary-mfa-token-77aa",
            "canary-management-token-0b",
            "719283",
            "canary-recovery-5e6f",
            "canary-totp-secret-JBSW",
            "canary-enrolment-token",
            "https://canary.example/face-a",
            "https://canary.example/face-b",
            "18800008888",
            "canary.ada@example.com");

    static final AuthingCredential.UserToken USER = AuthingCredential.user(SECRETS.get(0));
    static final AuthingCredential.PendingSignIn PENDING = AuthingCredential.pending(new MfaToken(SECRETS.get(1)));
    static final AuthingCredential.Management ADMIN = AuthingCredential.management(SECRETS.get(2));
    static final SecretText CODE = new SecretText(SECRETS.get(3));
    static final SecretText RECOVERY = new SecretText(SECRETS.get(4));
    static final SecretText SECRET = new SecretText(SECRETS.get(5));
    static final SecretText ENROLMENT = new SecretText(SECRETS.get(6));
    static final SecretText FACE_A = new SecretText(SECRETS.get(7));
    static final SecretText FACE_B = new SecretText(SECRETS.get(8));
    static final AuthingContact.Phone PHONE = new AuthingContact.Phone(SECRETS.get(9), Optional.of("+86"));
    static final AuthingContact.Email EMAIL = new AuthingContact.Email(SECRETS.get(10));

    private static final String USER_DATA =
            "{\"id\":\"u1\",\"userPoolId\":\"p1\",\"username\":\"ada\",\"nickname\":null,"
                    + "\"email\":\"a@b.c\",\"phone\":\"1\",\"token\":\"t1\",\"tokenExpiredAt\":\"2023-11-29T22:13:20.000Z\"}";
    private static final String ROW = "{\"id\":\"a1\",\"userId\":\"" + USER_ID + "\",\"authenticatorType\":\"totp\","
            + "\"enable\":true,\"createdAt\":\"2023-11-14T22:13:20.000Z\",\"updatedAt\":\"2023-11-14T22:13:20.000Z\","
            + "\"source\":\"SELF\"}";
    private static final String TRIGGER =
            "{\"mfaToken\":\"m1\",\"nickname\":\"n\",\"email\":\"a@b.c\",\"username\":\"u\","
                    + "\"avatar\":\"https://a\",\"phone\":\"1\",\"phoneCountryCode\":\"+86\",\"mfaPhone\":\"2\","
                    + "\"mfaPhoneCountryCode\":\"+86\",\"mfaEmail\":\"m@b.c\",\"faceMfaEnabled\":false,\"totpMfaEnabled\":true,"
                    + "\"applicationMfa\":[{\"mfaPolicy\":\"OTP\",\"status\":1,\"sort\":1}]}";
    private static final String FACTOR =
            "{\"factorId\":\"f1\",\"factorType\":\"SMS\",\"profile\":{\"phoneNumber\":\"1\",\"phoneCountryCode\":\"+86\"}}";

    private Samples() {}

    static List<Sample> all() {
        return List.of(
                new Sample(new MfaCall.GetMfaAuthenticators(USER, Optional.of(AuthingSource.SELF)), "[" + ROW + "]"),
                new Sample(
                        new MfaCall.AssociateMfaAuthenticator(PENDING, AuthingSource.SELF),
                        "{\"authenticator_type\":\"totp\",\"secret\":\"S\",\"qrcode_uri\":\"otpauth://x\","
                                + "\"qrcode_data_url\":\"data:x\",\"recovery_code\":\"R\"}"),
                new Sample(new MfaCall.ConfirmAssociateMfaAuthenticator(PENDING, CODE, AuthingSource.SELF), ""),
                new Sample(new MfaCall.DeleteMfaAuthenticator(USER), ""),
                new Sample(new MfaCall.VerifyTotpMfa(PENDING, CODE), USER_DATA),
                new Sample(new MfaCall.VerifyAppSmsMfa(PENDING, PHONE, CODE), USER_DATA),
                new Sample(new MfaCall.VerifyAppEmailMfa(PENDING, EMAIL, CODE), USER_DATA),
                new Sample(new MfaCall.PhoneOrEmailBindable(PENDING, EMAIL), "true"),
                new Sample(new MfaCall.VerifyTotpRecoveryCode(PENDING, RECOVERY), USER_DATA),
                new Sample(new FaceCall.AssociateFace(PENDING, FACE_A, FACE_B, true), USER_DATA),
                new Sample(new FaceCall.VerifyFaceMfa(PENDING, FACE_A), USER_DATA),
                new Sample(new SendCall.SendSmsCode(USER, PHONE, Optional.of(SendScene.VERIFY_MFA)), ""),
                new Sample(new SendCall.SendEmailCode(USER, EMAIL, SendScene.VERIFY_MFA), ""),
                new Sample(new SendCall.SendSms(USER, PHONE, SendScene.VERIFY_MFA), ""),
                new Sample(new SendCall.SendEmail(USER, EMAIL, SendScene.VERIFY_MFA), ""),
                new Sample(
                        new FactorCall.SendEnrollFactorRequest(USER, FactorType.OTP, Optional.of(EMAIL)),
                        "{\"enrollmentToken\":\"e\",\"otpData\":{\"qrCodeUri\":\"otpauth://x\","
                                + "\"qrCodeDataUrl\":\"data:x\",\"recoveryCode\":\"R\"}}"),
                new Sample(
                        new FactorCall.EnrollFactor(USER, FactorType.OTP, ENROLMENT, new EnrollmentData.Code(CODE)),
                        ""),
                new Sample(new FactorCall.ResetFactor(USER, "f1"), ""),
                new Sample(new FactorCall.ListEnrolledFactors(USER), "[" + FACTOR + "]"),
                new Sample(new FactorCall.GetFactor(USER, "f1"), FACTOR),
                new Sample(new FactorCall.ListFactorsToEnroll(USER), "[{\"factorType\":\"OTP\"}]"),
                new Sample(new FactorCall.MfaOtpVerify(USER, CODE), "{\"verified\":true}"),
                new Sample(
                        new FactorCall.VerifyMfaToken(USER, new SecretText(SECRETS.get(1))),
                        "{\"active\":true,\"userPoolId\":\"p\",\"userId\":\"u\",\"exp\":1700000300,\"iat\":1699999940}"),
                new Sample(new ManagementCall.GetMfaBound(ADMIN, USER_ID), "{\"OTP\":true,\"FACE\":false}"),
                new Sample(new ManagementCall.UnassociateMfa(ADMIN, USER_ID, FactorType.OTP), ""),
                new Sample(new ManagementCall.ImportTotp(ADMIN, USER_ID, SECRET, Optional.of(RECOVERY)), ROW),
                new Sample(
                        new ManagementCall.GetUserMfaInfo(ADMIN, USER_ID),
                        "{\"totpStatus\":\"enabled\",\"faceMfaStatus\":\"disabled\",\"smsMfaStatus\":\"enabled\","
                                + "\"emailMfaStatus\":\"disabled\"}"),
                new Sample(
                        new ManagementCall.ImportOtp(
                                ADMIN, List.of(new ManagementCall.ImportedOtp(USER_ID, SECRET, Optional.of(RECOVERY)))),
                        ""),
                new Sample(new ManagementCall.GetUserMfaStatus(ADMIN, USER_ID), TRIGGER),
                new Sample(new ManagementCall.GetMfaTriggerData(ADMIN, "app", USER_ID), TRIGGER));
    }

    /** By kind, the members of its data that must be there; written as paths. */
    static Map<Class<?>, List<String>> mandatory() {
        List<String> user = List.of("id");
        List<String> row = List.of("id", "userId", "authenticatorType", "enable", "createdAt", "updatedAt");
        Map<Class<?>, List<String>> members = new LinkedHashMap<>();
        members.put(
                MfaCall.GetMfaAuthenticators.class,
                row.stream().map(it -> "0/" + it).toList());
        members.put(
                MfaCall.AssociateMfaAuthenticator.class,
                List.of("secret", "qrcode_uri", "qrcode_data_url", "recovery_code"));
        members.put(MfaCall.VerifyTotpMfa.class, user);
        members.put(MfaCall.VerifyAppSmsMfa.class, user);
        members.put(MfaCall.VerifyAppEmailMfa.class, user);
        members.put(MfaCall.PhoneOrEmailBindable.class, List.of(""));
        members.put(MfaCall.VerifyTotpRecoveryCode.class, user);
        members.put(FaceCall.AssociateFace.class, user);
        members.put(FaceCall.VerifyFaceMfa.class, user);
        members.put(
                FactorCall.SendEnrollFactorRequest.class,
                List.of(
                        "enrollmentToken",
                        "otpData",
                        "otpData/qrCodeUri",
                        "otpData/qrCodeDataUrl",
                        "otpData/recoveryCode"));
        members.put(FactorCall.ListEnrolledFactors.class, List.of("0/factorId", "0/factorType"));
        members.put(FactorCall.GetFactor.class, List.of("factorId", "factorType"));
        members.put(FactorCall.ListFactorsToEnroll.class, List.of("0/factorType"));
        members.put(FactorCall.MfaOtpVerify.class, List.of("verified"));
        members.put(FactorCall.VerifyMfaToken.class, List.of("active", "userPoolId", "userId", "exp", "iat"));
        members.put(ManagementCall.GetMfaBound.class, List.of("OTP", "FACE"));
        members.put(ManagementCall.ImportTotp.class, row);
        members.put(
                ManagementCall.GetUserMfaInfo.class,
                List.of("totpStatus", "faceMfaStatus", "smsMfaStatus", "emailMfaStatus"));
        List<String> trigger =
                List.of("mfaToken", "applicationMfa/0/mfaPolicy", "applicationMfa/0/status", "applicationMfa/0/sort");
        members.put(ManagementCall.GetUserMfaStatus.class, trigger);
        members.put(ManagementCall.GetMfaTriggerData.class, trigger);
        return members;
    }

    /** All kinds of call, as the sealed interfaces list them. */
    static List<Class<?>> kinds() {
        List<Class<?>> kinds = new ArrayList<>();
        collect(AuthingCall.class, kinds);
        return kinds;
    }

    private static void collect(Class<?> type, List<Class<?>> kinds) {
        if (type.isSealed()) {
            Arrays.stream(type.getPermittedSubclasses()).forEach(it -> collect(it, kinds));
        } else {
            kinds.add(type);
        }
    }

    static AuthingHttpBuilder client(URI url) {
        return AuthingHttp.builder(url, "5f0000000000000000000003")
                .userPoolId("5f0000000000000000000001")
                .allowPlainHttpToLoopback();
    }
}
