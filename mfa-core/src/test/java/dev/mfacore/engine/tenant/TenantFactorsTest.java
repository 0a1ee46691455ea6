package dev.mfacore.engine.tenant;

import static dev.mfacore.support.TenantBench.code;
import static dev.mfacore.support.TenantBench.success;
import static dev.mfacore.support.TestBench.ADA;
import static dev.mfacore.support.TestBench.BOB;
import static dev.mfacore.support.TestBench.EMAIL;
import static dev.mfacore.support.TestBench.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingContact;
import dev.mfacore.authing.AuthingCredential;
import dev.mfacore.authing.EnrolledFactor;
import dev.mfacore.authing.EnrollmentData;
import dev.mfacore.authing.FactorCall;
import dev.mfacore.authing.FactorEnrollment;
import dev.mfacore.authing.FactorType;
import dev.mfacore.authing.MfaCall;
import dev.mfacore.authing.Nothing;
import dev.mfacore.authing.SecretText;
import dev.mfacore.authing.TokenIntrospection;
import dev.mfacore.otp.OtpauthUri;
import dev.mfacore.otp.Totp;
import dev.mfacore.otp.TotpWindow;
import dev.mfacore.support.TenantBench;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("A tenant speaks the third generation")
class TenantFactorsTest {

    private static final AuthingContact.Phone TO_PHONE = new AuthingContact.Phone("13800138000", Optional.of("+86"));

    private final TenantBench tenant = TenantBench.create();

    private AuthingAnswer<FactorEnrollment> request(
            AuthingCredential.UserToken session, FactorType type, Optional<AuthingContact> profile) {
        return tenant.call(new FactorCall.SendEnrollFactorRequest(session, type, profile));
    }

    private AuthingAnswer<Nothing> enroll(
            AuthingCredential.UserToken session, FactorType type, SecretText token, String code) {
        return tenant.call(
                new FactorCall.EnrollFactor(session, type, token, new EnrollmentData.Code(new SecretText(code))));
    }

    private List<EnrolledFactor> enrolled(AuthingCredential.UserToken session) {
        return success(tenant.call(new FactorCall.ListEnrolledFactors(session)));
    }

    private String codeOf(FactorEnrollment.OtpData otp) {
        OtpauthUri uri = OtpauthUri.parse(otp.qrCodeUri().value());
        return Totp.of(uri.parameters(), TotpWindow.none())
                .generate(uri.secret(), tenant.bench().clock().instant());
    }

    @Test
    @Tag("BIND-01")
    @Tag("BIND-03")
    void anAppIsEnrolledInTwoStepsOfOneSession() {
        AuthingCredential.UserToken session = tenant.session(ADA);
        FactorEnrollment enrollment = success(request(session, FactorType.OTP, Optional.empty()));
        String right = codeOf(enrollment.otp().orElseThrow());
        assertThat(enrolled(session)).isEmpty();
        SecretText token = enrollment.enrollmentToken();
        assertThat(code(enroll(session, FactorType.OTP, new SecretText("another"), right)))
                .isEqualTo(6001);
        assertThat(code(enroll(session, FactorType.OTP, new SecretText(""), right)))
                .isEqualTo(6001);
        assertThat(code(enroll(session, FactorType.SMS, token, right))).isEqualTo(500);
        assertThat(code(enroll(tenant.session(ADA), FactorType.OTP, token, right)))
                .isEqualTo(6001);
        assertThat(code(enroll(tenant.session(BOB), FactorType.OTP, token, right)))
                .isEqualTo(6001);
        assertThat(code(enroll(session, FactorType.OTP, token, ""))).isEqualTo(6003);
        assertThat(code(enroll(session, FactorType.OTP, token, right))).isEqualTo(200);
        assertThat(enrolled(session)).singleElement().satisfies(it -> {
            assertThat(it.type()).isEqualTo(FactorType.OTP);
            assertThat(it.profile()).isEmpty();
        });
        assertThat(code(enroll(session, FactorType.OTP, token, right))).isEqualTo(6001);
    }

    @Test
    @Tag("SEC-09")
    @Tag("BIND-10")
    void aPhoneIsEnrolledByTheCodeThatWentToItAndThenShownMasked() {
        AuthingCredential.UserToken session = tenant.session(ADA);
        FactorEnrollment enrollment = success(request(session, FactorType.SMS, Optional.of(TO_PHONE)));
        assertThat(enrollment.otp()).isEmpty();
        assertThat(code(enroll(
                        session,
                        FactorType.SMS,
                        enrollment.enrollmentToken(),
                        tenant.lastCode().orElseThrow())))
                .isEqualTo(200);
        EnrolledFactor factor = enrolled(session).get(0);
        assertThat(factor.profile()).contains(new AuthingContact.Phone(PHONE.masked(), Optional.empty()));
        assertThat(success(tenant.call(new FactorCall.GetFactor(session, factor.factorId()))))
                .isEqualTo(factor);
        assertThat(success(tenant.call(new FactorCall.ListFactorsToEnroll(session))))
                .containsExactly(FactorType.OTP, FactorType.EMAIL);
    }

    @Test
    void whatCannotBeEnrolledIsRefused() {
        AuthingCredential.UserToken session = tenant.session(ADA);
        assertThat(code(request(session, FactorType.FACE, Optional.empty()))).isEqualTo(501);
        assertThat(code(request(session, FactorType.SMS, Optional.empty()))).isEqualTo(400);
        assertThat(code(request(session, FactorType.EMAIL, Optional.of(TO_PHONE))))
                .isEqualTo(400);
        assertThat(code(tenant.call(new FactorCall.EnrollFactor(
                        session,
                        FactorType.FACE,
                        new SecretText("x"),
                        new EnrollmentData.Photo(new SecretText("photo"), true)))))
                .isEqualTo(501);
        assertThat(code(request(AuthingCredential.user("dead"), FactorType.OTP, Optional.empty())))
                .isEqualTo(2020);
    }

    @Test
    @Tag("BIND-04")
    @Tag("BIND-05")
    void enrollingAndResettingTakeAFreshSecondFactor() {
        tenant.enrol(ADA);
        tenant.bench().bind(ADA, EMAIL);
        AuthingCredential.UserToken stale = tenant.session(ADA);
        assertThat(code(request(stale, FactorType.OTP, Optional.empty()))).isEqualTo(1635);
        assertThat(code(request(stale, FactorType.SMS, Optional.of(TO_PHONE)))).isEqualTo(1635);
        List<EnrolledFactor> before = enrolled(stale);
        assertThat(before)
                .hasSize(2)
                .allMatch(it -> code(tenant.call(new FactorCall.ResetFactor(stale, it.factorId()))) == 1635);
        assertThat(enrolled(stale)).isEqualTo(before);
        AuthingCredential.UserToken fresh = tenant.freshSession(ADA);
        assertThat(before).allMatch(it -> code(tenant.call(new FactorCall.ResetFactor(fresh, it.factorId()))) == 200);
        assertThat(enrolled(fresh)).isEmpty();
    }

    @Test
    @Tag("BIND-06")
    void whatIsNotOnesOwnIsNotThere() {
        tenant.enrol(BOB);
        String bobs = enrolled(tenant.session(BOB)).get(0).factorId();
        AuthingCredential.UserToken fresh = tenant.freshSession(ADA);
        for (String id : List.of(bobs, "unknown", "", "\u00e9", "x".repeat(100))) {
            assertThat(code(tenant.call(new FactorCall.ResetFactor(fresh, id)))).isEqualTo(404);
            assertThat(code(tenant.call(new FactorCall.GetFactor(fresh, id)))).isEqualTo(404);
        }
        assertThat(enrolled(tenant.session(BOB))).hasSize(1);
    }

    @Test
    @Tag("SRV-03")
    @Tag("THR-08")
    @Tag("TOTP-11")
    void aCheckInASessionCountsAsEveryVerificationAndNeverSaysYesToAWrongCode() {
        TenantBench.App app = tenant.enrol(ADA);
        AuthingCredential.UserToken session = tenant.session(ADA);
        SecretText right = app.code();
        assertThat(success(tenant.call(new FactorCall.MfaOtpVerify(session, right))))
                .isTrue();
        assertThat(code(tenant.call(new FactorCall.MfaOtpVerify(session, right))))
                .isEqualTo(6001);
        assertThat(code(tenant.call(new MfaCall.VerifyTotpMfa(tenant.signIn(ADA), right))))
                .isEqualTo(6001);
        assertThat(code(tenant.call(new FactorCall.MfaOtpVerify(session, new SecretText("")))))
                .isEqualTo(6003);
        app.nextStep();
        for (int i = 0; i < 3; i++) {
            assertThat(code(tenant.call(new FactorCall.MfaOtpVerify(session, app.wrongCode()))))
                    .isEqualTo(6001);
        }
        assertThat(code(tenant.call(new FactorCall.MfaOtpVerify(session, app.code()))))
                .isEqualTo(429);
        assertThat(code(tenant.call(new FactorCall.MfaOtpVerify(tenant.session(BOB), right))))
                .isEqualTo(6001);
    }

    @Test
    @Tag("BIND-05")
    void aCheckInASessionMakesItFreshWhereThePlatformRecordsIt() {
        TenantBench.App app = tenant.enrol(ADA);
        AuthingCredential.UserToken session = tenant.session(ADA);
        assertThat(success(tenant.call(new FactorCall.MfaOtpVerify(session, app.code()))))
                .isTrue();
        assertThat(code(tenant.call(new MfaCall.DeleteMfaAuthenticator(session))))
                .isEqualTo(1635);
        tenant.tokens().setRecording(true);
        app.nextStep();
        assertThat(code(tenant.call(new FactorCall.MfaOtpVerify(session, app.wrongCode()))))
                .isEqualTo(6001);
        assertThat(code(tenant.call(new MfaCall.DeleteMfaAuthenticator(session))))
                .isEqualTo(1635);
        assertThat(success(tenant.call(new FactorCall.MfaOtpVerify(session, app.code()))))
                .isTrue();
        assertThat(code(tenant.call(new MfaCall.DeleteMfaAuthenticator(tenant.session(ADA)))))
                .isEqualTo(1635);
        tenant.pass(Duration.ofMinutes(10));
        assertThat(code(tenant.call(new MfaCall.DeleteMfaAuthenticator(session))))
                .isEqualTo(1635);
        assertThat(success(tenant.call(new FactorCall.MfaOtpVerify(session, app.code()))))
                .isTrue();
        assertThat(code(tenant.call(new MfaCall.DeleteMfaAuthenticator(session))))
                .isEqualTo(200);
    }

    @Test
    @Tag("TXN-02")
    void aLiveTokenIsIntrospectedAndEverythingElseIsInactive() {
        tenant.enrol(ADA);
        AuthingCredential.PendingSignIn pending = tenant.signIn(ADA);
        var now = tenant.bench().clock().instant();
        assertThat(introspect(pending.token().value()))
                .isEqualTo(
                        new TokenIntrospection.Active(TenantBench.POOL, "ada", now, now.plus(Duration.ofMinutes(5))));
        assertThat(introspect(pending.token().value())).isInstanceOf(TokenIntrospection.Active.class);
        assertThat(introspect("")).isEqualTo(new TokenIntrospection.Inactive());
        assertThat(introspect(tenant.session(ADA).token().value())).isEqualTo(new TokenIntrospection.Inactive());
        tenant.pass(Duration.ofMinutes(5));
        assertThat(introspect(pending.token().value())).isEqualTo(new TokenIntrospection.Inactive());
    }

    private TokenIntrospection introspect(String token) {
        return success(
                tenant.call(new FactorCall.VerifyMfaToken(AuthingCredential.anonymous(), new SecretText(token))));
    }
}
