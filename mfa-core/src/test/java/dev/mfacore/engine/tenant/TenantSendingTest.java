package dev.mfacore.engine.tenant;

import static dev.mfacore.support.TenantBench.code;
import static dev.mfacore.support.TenantBench.refusal;
import static dev.mfacore.support.TenantBench.success;
import static dev.mfacore.support.TestBench.ADA;
import static dev.mfacore.support.TestBench.EMAIL;
import static dev.mfacore.support.TestBench.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingCall;
import dev.mfacore.authing.AuthingContact;
import dev.mfacore.authing.AuthingCredential;
import dev.mfacore.authing.AuthingSource;
import dev.mfacore.authing.AuthingUser;
import dev.mfacore.authing.EnrollmentData;
import dev.mfacore.authing.FactorCall;
import dev.mfacore.authing.FactorEnrollment;
import dev.mfacore.authing.FactorType;
import dev.mfacore.authing.MfaCall;
import dev.mfacore.authing.Nothing;
import dev.mfacore.authing.SecretText;
import dev.mfacore.authing.SendCall;
import dev.mfacore.authing.SendScene;
import dev.mfacore.support.TenantBench;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("A tenant sends codes")
class TenantSendingTest {

    private static final AuthingContact.Phone TO_PHONE = new AuthingContact.Phone("13800138000", Optional.of("+86"));
    private static final AuthingContact.Email TO_EMAIL = new AuthingContact.Email("ada@example.com");
    private static final AuthingCredential NOBODY = AuthingCredential.anonymous();

    private final TenantBench tenant =
            TenantBench.with(TenantBench.policy().unattachedCodes(true).build());

    private static AuthingCall<Nothing> sms(AuthingCredential credential, SendScene scene) {
        return new SendCall.SendSmsCode(credential, TO_PHONE, Optional.of(scene));
    }

    private AuthingAnswer<AuthingUser> verify(AuthingCredential.PendingSignIn pending, String code) {
        return tenant.call(new MfaCall.VerifyAppSmsMfa(pending, TO_PHONE, new SecretText(code)));
    }

    private int sent() {
        return tenant.bench().delivery().messages().size();
    }

    @Test
    void aCodeSentWithNoTokenFinishesTheHoldersSignIn() {
        tenant.bench().bind(ADA, PHONE);
        assertThat(code(tenant.call(new SendCall.SendSmsCode(NOBODY, TO_PHONE, Optional.empty()))))
                .isEqualTo(200);
        String right = tenant.lastCode().orElseThrow();
        assertThat(code(verify(tenant.signIn(ADA), right))).isEqualTo(200);
        assertThat(code(verify(tenant.signIn(ADA), right))).isEqualTo(500);
    }

    @Test
    @Tag("DOTP-07")
    void aCodeSentWithNoTokenIsNoStepUp() {
        tenant.bench().bind(ADA, PHONE);
        tenant.call(sms(NOBODY, SendScene.VERIFY_MFA));
        String right = tenant.lastCode().orElseThrow();
        AuthingAnswer<?> refused =
                tenant.call(new MfaCall.AssociateMfaAuthenticator(tenant.session(ADA), AuthingSource.SELF));
        AuthingCredential.PendingSignIn stepUp = AuthingCredential.pending(
                refusal(refused).challenge().orElseThrow().data().mfaToken());
        assertThat(code(verify(stepUp, right))).isEqualTo(500);
        tenant.pass(Duration.ofMinutes(2));
        assertThat(code(tenant.call(sms(stepUp, SendScene.VERIFY_MFA)))).isEqualTo(200);
        assertThat(code(verify(stepUp, tenant.lastCode().orElseThrow()))).isEqualTo(200);
    }

    @Test
    @Tag("DOTP-07")
    void nothingIsSentWithNoTokenToUnbind() {
        assertThat(code(tenant.call(sms(NOBODY, SendScene.UNBIND_MFA)))).isEqualTo(2020);
        assertThat(code(tenant.call(sms(tenant.session(ADA), SendScene.UNBIND_MFA))))
                .isEqualTo(403);
        assertThat(sent()).isZero();
    }

    @Test
    @Tag("DOTP-06")
    void aTenantThatRequiresTokensSendsNothingWithout() {
        TenantBench strict = TenantBench.with(
                TenantBench.policy().unattachedCodes(true).build(), builder -> builder.requireTokenToSend(true));
        assertThat(code(strict.call(sms(NOBODY, SendScene.VERIFY_MFA)))).isEqualTo(2020);
        assertThat(code(strict.call(sms(strict.session(ADA), SendScene.VERIFY_MFA))))
                .isEqualTo(403);
        assertThat(strict.bench().delivery().messages()).isEmpty();
        assertThat(code(strict.call(sms(strict.signIn(ADA), SendScene.VERIFY_MFA))))
                .isEqualTo(200);
    }

    @Test
    @Tag("DOTP-06")
    void soDoesTheDefaultPolicy() {
        assertThat(code(TenantBench.create().call(sms(NOBODY, SendScene.VERIFY_MFA))))
                .isEqualTo(403);
    }

    @Test
    @Tag("TXN-09")
    void aDeadCredentialIsRefusedAlsoWhereNoneIsNeeded() {
        assertThat(code(tenant.call(sms(AuthingCredential.user("dead"), SendScene.VERIFY_MFA))))
                .isEqualTo(2020);
        assertThat(code(tenant.call(sms(TenantBench.pending("dead"), SendScene.VERIFY_MFA))))
                .isEqualTo(2021);
        assertThat(code(tenant.call(sms(TenantBench.management(), SendScene.VERIFY_MFA))))
                .isEqualTo(403);
        assertThat(sent()).isZero();
    }

    @Test
    @Tag("DOTP-08")
    void inATransactionOnlyBoundRecipientsAreSentTo() {
        tenant.bench().bind(ADA, EMAIL);
        int before = sent();
        assertThat(code(tenant.call(sms(tenant.signIn(ADA), SendScene.VERIFY_MFA))))
                .isEqualTo(403);
        assertThat(sent()).isEqualTo(before);
    }

    @Test
    @Tag("THR-11")
    @Tag("SRV-03")
    void tooSoonIsWhatEachChannelAndGenerationCallsIt() {
        List<AuthingCall<Nothing>> calls = List.of(
                sms(NOBODY, SendScene.VERIFY_MFA),
                new SendCall.SendSms(NOBODY, TO_PHONE, SendScene.VERIFY_MFA),
                new SendCall.SendEmailCode(NOBODY, TO_EMAIL, SendScene.VERIFY_MFA),
                new SendCall.SendEmail(NOBODY, TO_EMAIL, SendScene.BIND_MFA));
        assertThat(calls.stream().map(call -> code(tenant.call(call)))).containsExactly(200, 422, 200, 422);
        assertThat(calls.stream().map(call -> code(tenant.call(call)))).containsExactly(429, 422, 2080, 422);
        assertThat(sent()).isEqualTo(2);
        assertThat(calls.stream().map(call -> refusal(tenant.call(call)).retryAfter()))
                .allMatch(wait -> wait.filter(it -> it.toSeconds() > 0).isPresent());
    }

    @Test
    @Tag("INP-09")
    @Tag("INP-10")
    void malformedRecipientsAreSentNothing() {
        List<AuthingContact.Phone> phones = List.of(
                new AuthingContact.Phone("", Optional.empty()),
                new AuthingContact.Phone("123", Optional.of("+86")),
                new AuthingContact.Phone("13800138000", Optional.of("+999999")),
                new AuthingContact.Phone("+4915112345678", Optional.of("+86")),
                new AuthingContact.Phone("+****00", Optional.empty()));
        assertThat(phones)
                .allMatch(phone -> code(tenant.call(new SendCall.SendSms(NOBODY, phone, SendScene.VERIFY_MFA))) == 400);
        assertThat(code(tenant.call(new SendCall.SendEmail(
                        tenant.signIn(ADA), new AuthingContact.Email("a@b@c"), SendScene.VERIFY_MFA))))
                .isEqualTo(400);
        assertThat(sent()).isZero();
    }

    @Test
    @Tag("DOTP-11")
    void aFailedChannelIsAnAnswerOfItsOwn() {
        tenant.bench().delivery().setFailing(true);
        assertThat(code(tenant.call(sms(NOBODY, SendScene.VERIFY_MFA)))).isEqualTo(602);
        assertThat(code(tenant.call(sms(tenant.signIn(ADA), SendScene.VERIFY_MFA))))
                .isIn(602, 429);
    }

    @Test
    void inASessionTheAssociationThatWaitsIsSentItsCodeAgain() {
        AuthingCredential.UserToken session = tenant.session(ADA);
        FactorEnrollment enrollment = success(
                tenant.call(new FactorCall.SendEnrollFactorRequest(session, FactorType.SMS, Optional.of(TO_PHONE))));
        String first = tenant.lastCode().orElseThrow();
        tenant.pass(Duration.ofMinutes(2));
        assertThat(code(tenant.call(sms(session, SendScene.BIND_MFA)))).isEqualTo(200);
        String second = tenant.lastCode().orElseThrow();
        assertThat(second).isNotEqualTo(first);
        assertThat(code(tenant.call(new FactorCall.EnrollFactor(
                        session,
                        FactorType.SMS,
                        enrollment.enrollmentToken(),
                        new EnrollmentData.Code(new SecretText(second))))))
                .isEqualTo(200);
    }

    @Test
    void inASessionWithNothingWaitingTheCodeIsUnattached() {
        tenant.bench().bind(ADA, PHONE);
        assertThat(code(tenant.call(sms(tenant.session(ADA), SendScene.VERIFY_MFA))))
                .isEqualTo(200);
        assertThat(code(verify(tenant.signIn(ADA), tenant.lastCode().orElseThrow())))
                .isEqualTo(200);
    }
}
