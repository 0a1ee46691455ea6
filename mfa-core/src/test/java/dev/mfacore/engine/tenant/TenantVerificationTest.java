package dev.mfacore.engine.tenant;

import static dev.mfacore.support.TenantBench.code;
import static dev.mfacore.support.TenantBench.refusal;
import static dev.mfacore.support.TenantBench.success;
import static dev.mfacore.support.TestBench.ADA;
import static dev.mfacore.support.TestBench.BOB;
import static dev.mfacore.support.TestBench.EMAIL;
import static dev.mfacore.support.TestBench.PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfacore.MfaUnavailableException;
import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingContact;
import dev.mfacore.authing.AuthingCredential;
import dev.mfacore.authing.AuthingUser;
import dev.mfacore.authing.FaceCall;
import dev.mfacore.authing.MfaCall;
import dev.mfacore.authing.Nothing;
import dev.mfacore.authing.SecretText;
import dev.mfacore.authing.SendCall;
import dev.mfacore.authing.SendScene;
import dev.mfacore.port.UserDirectory;
import dev.mfacore.support.FakeAccessTokens;
import dev.mfacore.support.TenantBench;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("A tenant verifies")
class TenantVerificationTest {

    private static final AuthingContact.Phone NATIONAL = new AuthingContact.Phone("138 0013 8000", Optional.empty());
    private static final AuthingContact.Email ADDRESS = new AuthingContact.Email("ada@example.com");

    private final TenantBench tenant = TenantBench.create();

    private AuthingAnswer<AuthingUser> totp(AuthingCredential.PendingSignIn pending, SecretText code) {
        return tenant.call(new MfaCall.VerifyTotpMfa(pending, code));
    }

    private AuthingAnswer<AuthingUser> recover(AuthingCredential.PendingSignIn pending, SecretText code) {
        return tenant.call(new MfaCall.VerifyTotpRecoveryCode(pending, code));
    }

    private AuthingAnswer<AuthingUser> sms(
            AuthingCredential.PendingSignIn pending, AuthingContact.Phone phone, String code) {
        return tenant.call(new MfaCall.VerifyAppSmsMfa(pending, phone, new SecretText(code)));
    }

    private AuthingAnswer<Nothing> send(AuthingCredential.PendingSignIn pending, AuthingContact.Phone phone) {
        return tenant.call(new SendCall.SendSmsCode(pending, phone, Optional.of(SendScene.VERIFY_MFA)));
    }

    @Test
    void theAnswerIsTheUserWithANewAccessToken() {
        UserDirectory directory =
                user -> Optional.of(new UserDirectory.Entry("Ada L", Optional.of(PHONE), Optional.of(EMAIL)));
        TenantBench known = TenantBench.knowing(directory, builder -> builder);
        TenantBench.App app = known.enrol(ADA);
        AuthingUser user = known.verify(known.signIn(ADA), app);
        assertThat(user.id()).isEqualTo("ada");
        assertThat(user.userPoolId()).contains(TenantBench.POOL);
        assertThat(user.username()).contains("Ada L");
        assertThat(user.email()).contains("ada@example.com");
        assertThat(user.phone()).contains(PHONE.e164());
        assertThat(user.tokenExpiredAt())
                .contains(known.bench().clock().instant().plus(FakeAccessTokens.LIFE));
        AuthingCredential.UserToken session =
                new AuthingCredential.UserToken(user.token().orElseThrow());
        assertThat(code(known.call(new MfaCall.DeleteMfaAuthenticator(session))))
                .isEqualTo(200);
    }

    @Test
    @Tag("SEC-08")
    @Tag("TOTP-08")
    @Tag("TXN-03")
    void wrongReplayedAndUnknownAreOneAnswer() {
        TenantBench.App app = tenant.enrol(ADA);
        SecretText right = app.code();
        AuthingCredential.PendingSignIn used = tenant.signIn(ADA);
        assertThat(code(totp(used, right))).isEqualTo(200);
        AuthingAnswer<AuthingUser> replayed = totp(tenant.signIn(ADA), right);
        AuthingAnswer<AuthingUser> wrong = totp(tenant.signIn(ADA), app.wrongCode());
        AuthingAnswer<AuthingUser> unbound = totp(tenant.signIn(BOB), right);
        AuthingAnswer<AuthingUser> malformed = totp(tenant.signIn(ADA), new SecretText("x".repeat(99)));
        assertThat(code(wrong)).isEqualTo(6001);
        assertThat(List.of(replayed, unbound, malformed)).allMatch(wrong::equals);
        assertThat(code(totp(used, app.nextStep().code()))).isEqualTo(2021);
    }

    @Test
    @Tag("REC-02")
    @Tag("REC-09")
    void aRecoveryCodeIsReplacedOnUse() {
        TenantBench.App app = tenant.enrol(ADA);
        AuthingAnswer<AuthingUser> first = recover(tenant.signIn(ADA), app.recoveryCode());
        assertThat(success(first).token()).isPresent();
        SecretText next =
                ((AuthingAnswer.Success<AuthingUser>) first).recoveryCode().orElseThrow();
        assertThat(code(recover(tenant.signIn(ADA), app.recoveryCode()))).isEqualTo(6002);
        AuthingAnswer<AuthingUser> second = recover(tenant.signIn(ADA), next);
        assertThat(code(second)).isEqualTo(200);
        assertThat(((AuthingAnswer.Success<AuthingUser>) second).recoveryCode()).isPresent();
    }

    @Test
    void missingCodesHaveCodesOfTheirOwn() {
        assertThat(code(totp(tenant.signIn(ADA), new SecretText("")))).isEqualTo(6003);
        assertThat(code(recover(tenant.signIn(ADA), new SecretText("")))).isEqualTo(6004);
    }

    @Test
    @Tag("THR-02")
    @Tag("THR-06")
    @Tag("SRV-03")
    void aLockedFactorSaysHowLongAndNothingElse() {
        TenantBench.App app = tenant.enrol(ADA);
        List<AuthingAnswer<AuthingUser>> answers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            answers.add(totp(tenant.signIn(ADA), app.wrongCode()));
        }
        assertThat(answers).allMatch(it -> code(it) == 6001);
        AuthingAnswer<AuthingUser> wrong = totp(tenant.signIn(ADA), app.wrongCode());
        AuthingAnswer<AuthingUser> right = totp(tenant.signIn(ADA), app.code());
        assertThat(code(right)).isEqualTo(429);
        assertThat(right).isEqualTo(wrong);
        assertThat(refusal(right).retryAfter()).contains(Duration.ofSeconds(30));
        tenant.pass(Duration.ofMillis(29_500));
        assertThat(refusal(totp(tenant.signIn(ADA), app.code())).retryAfter()).contains(Duration.ofSeconds(1));
        tenant.pass(Duration.ofMillis(500));
        assertThat(code(totp(tenant.signIn(ADA), app.code()))).isEqualTo(200);
    }

    @Test
    @Tag("THR-01")
    void aDisabledFactorHasNoEndOfItsLock() {
        TenantBench capped =
                TenantBench.with(TenantBench.policy().hardCap(5).lockAfter(5).build());
        TenantBench.App app = capped.enrol(ADA);
        for (int i = 0; i < 5; i++) {
            capped.call(new MfaCall.VerifyTotpMfa(capped.signIn(ADA), app.wrongCode()));
        }
        capped.pass(Duration.ofDays(2));
        AuthingAnswer<AuthingUser> answer = capped.call(new MfaCall.VerifyTotpMfa(capped.signIn(ADA), app.code()));
        assertThat(code(answer)).isEqualTo(429);
        assertThat(refusal(answer).retryAfter()).isEmpty();
    }

    @Test
    @Tag("INP-10")
    @Tag("DOTP-07")
    void aPhoneIsTheSameInEverySpelling() {
        tenant.bench().bind(ADA, PHONE);
        AuthingCredential.PendingSignIn pending = tenant.signIn(ADA);
        assertThat(code(send(pending, NATIONAL))).isEqualTo(200);
        AuthingContact.Phone apart = new AuthingContact.Phone("13800138000", Optional.of("86"));
        assertThat(code(sms(pending, apart, tenant.lastCode().orElseThrow()))).isEqualTo(200);
    }

    @Test
    @Tag("DOTP-03")
    @Tag("SEC-08")
    void wrongAndUsedDeliveredCodesAreOneAnswer() {
        tenant.bench().bind(ADA, PHONE);
        AuthingCredential.PendingSignIn pending = tenant.signIn(ADA);
        AuthingAnswer<AuthingUser> nothingSent = sms(pending, NATIONAL, "123456");
        assertThat(code(send(pending, NATIONAL))).isEqualTo(200);
        String right = tenant.lastCode().orElseThrow();
        AuthingAnswer<AuthingUser> wrong = sms(pending, NATIONAL, right.equals("111111") ? "222222" : "111111");
        AuthingAnswer<AuthingUser> empty = sms(pending, NATIONAL, "");
        tenant.pass(Duration.ofMinutes(4));
        AuthingCredential.PendingSignIn later = tenant.signIn(ADA);
        AuthingAnswer<AuthingUser> ofAnother = sms(later, NATIONAL, right);
        assertThat(code(wrong)).isEqualTo(500);
        assertThat(List.of(nothingSent, empty, ofAnother)).allMatch(wrong::equals);
    }

    @Test
    @Tag("BIND-10")
    void theFirstPhoneIsBoundByItsFirstCode() {
        AuthingCredential.PendingSignIn pending = tenant.signIn(ADA);
        assertThat(code(send(pending, NATIONAL))).isEqualTo(200);
        assertThat(code(sms(pending, NATIONAL, tenant.lastCode().orElseThrow())))
                .isEqualTo(200);
        tenant.pass(Duration.ofHours(1));
        assertThat(code(send(tenant.signIn(ADA), NATIONAL))).isEqualTo(200);
    }

    @Test
    @Tag("BIND-11")
    void aPhoneOfAnotherAccountIsTaken() {
        tenant.bench().bind(BOB, PHONE);
        AuthingCredential.PendingSignIn pending = tenant.signIn(ADA);
        assertThat(code(send(pending, NATIONAL))).isEqualTo(200);
        assertThat(code(sms(pending, NATIONAL, tenant.lastCode().orElseThrow())))
                .isEqualTo(2035);
    }

    @Test
    @Tag("SEC-09")
    void theMaskedFormOfAChallengeNamesTheBoundPhone() {
        tenant.bench().bind(ADA, PHONE);
        AuthingCredential.PendingSignIn pending = tenant.signIn(ADA);
        AuthingContact.Phone masked = new AuthingContact.Phone(PHONE.masked(), Optional.empty());
        assertThat(code(send(pending, masked))).isEqualTo(200);
        String right = tenant.lastCode().orElseThrow();
        AuthingContact.Phone other = new AuthingContact.Phone("+****99", Optional.empty());
        assertThat(code(sms(pending, other, right))).isEqualTo(500);
        assertThat(code(sms(pending, masked, right))).isEqualTo(200);
    }

    @Test
    void anEmailIsVerifiedLikewise() {
        tenant.bench().bind(ADA, EMAIL);
        AuthingCredential.PendingSignIn pending = tenant.signIn(ADA);
        assertThat(code(tenant.call(new SendCall.SendEmailCode(pending, ADDRESS, SendScene.VERIFY_MFA))))
                .isEqualTo(200);
        SecretText right = new SecretText(tenant.lastCode().orElseThrow());
        assertThat(code(tenant.call(new MfaCall.VerifyAppEmailMfa(pending, ADDRESS, right))))
                .isEqualTo(200);
        assertThat(code(tenant.call(new MfaCall.VerifyAppEmailMfa(
                        tenant.signIn(ADA), new AuthingContact.Email("no address"), right))))
                .isEqualTo(400);
    }

    @Test
    @Tag("BIND-12")
    void bindableSaysYesOrNoToALiveTokenAndNotTooOften() {
        tenant.bench().bind(BOB, PHONE);
        AuthingCredential.PendingSignIn pending = tenant.signIn(ADA);
        assertThat(success(tenant.call(new MfaCall.PhoneOrEmailBindable(pending, NATIONAL))))
                .isFalse();
        assertThat(success(tenant.call(new MfaCall.PhoneOrEmailBindable(pending, ADDRESS))))
                .isTrue();
        assertThat(code(tenant.call(
                        new MfaCall.PhoneOrEmailBindable(pending, new AuthingContact.Phone("12", Optional.empty())))))
                .isEqualTo(400);
        assertThat(code(tenant.call(new MfaCall.PhoneOrEmailBindable(TenantBench.pending("x"), ADDRESS))))
                .isEqualTo(2021);
        AuthingAnswer<Boolean> last = tenant.call(new MfaCall.PhoneOrEmailBindable(pending, ADDRESS));
        for (int i = 0; i < 10; i++) {
            last = tenant.call(new MfaCall.PhoneOrEmailBindable(pending, ADDRESS));
        }
        assertThat(code(last)).isEqualTo(429);
        assertThat(refusal(last).retryAfter()).isPresent();
    }

    @Test
    void facesAreNotSupported() {
        AuthingCredential.PendingSignIn pending = tenant.signIn(ADA);
        SecretText photo = new SecretText("photo");
        assertThat(code(tenant.call(new FaceCall.VerifyFaceMfa(pending, photo))))
                .isEqualTo(501);
        assertThat(code(tenant.call(new FaceCall.AssociateFace(pending, photo, photo, true))))
                .isEqualTo(501);
    }

    @Test
    @Tag("STO-08")
    @Tag("SEC-05")
    void failingAccessTokensAcceptNothingAndQuoteNothing() {
        TenantBench.App app = tenant.enrol(ADA);
        AuthingCredential.UserToken session = tenant.session(ADA);
        AuthingCredential.PendingSignIn pending = tenant.signIn(ADA);
        tenant.tokens().setFailing(true);
        assertThatThrownBy(() -> tenant.call(new MfaCall.DeleteMfaAuthenticator(session)))
                .isInstanceOf(MfaUnavailableException.class)
                .hasMessageContaining("access tokens")
                .hasNoCause()
                .hasMessageNotContaining(session.token().value());
        assertThatThrownBy(() -> totp(pending, app.code())).isInstanceOf(MfaUnavailableException.class);
        tenant.tokens().setFailing(false);
        assertThat(code(totp(pending, app.nextStep().code()))).isEqualTo(2021);
    }

    @Test
    @Tag("SEC-10")
    void theClientAddressReachesTheEvents() {
        TenantBench.App app = tenant.enrol(ADA);
        AuthingCredential.PendingSignIn pending = tenant.signIn(ADA);
        tenant.bench().events().clear();
        tenant.tenant().call(new MfaCall.VerifyTotpMfa(pending, app.code()), Optional.of("192.0.2.7"));
        assertThat(tenant.bench().events().all())
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.source()).contains("192.0.2.7"));
    }
}
