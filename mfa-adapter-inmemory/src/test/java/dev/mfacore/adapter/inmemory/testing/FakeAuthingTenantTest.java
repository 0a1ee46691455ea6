package dev.mfacore.adapter.inmemory.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfacore.EmailAddress;
import dev.mfacore.MfaPolicy;
import dev.mfacore.MfaUnavailableException;
import dev.mfacore.PhoneNumber;
import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingCode;
import dev.mfacore.authing.AuthingContact;
import dev.mfacore.authing.AuthingCredential;
import dev.mfacore.authing.AuthingSource;
import dev.mfacore.authing.AuthingUser;
import dev.mfacore.authing.ManagementCall;
import dev.mfacore.authing.MfaBound;
import dev.mfacore.authing.MfaCall;
import dev.mfacore.authing.MfaTriggerData;
import dev.mfacore.authing.SecretText;
import dev.mfacore.authing.SendCall;
import dev.mfacore.authing.SendScene;
import dev.mfacore.authing.SignInChallenge;
import dev.mfacore.authing.TotpAssociation;
import dev.mfacore.port.QrImage;
import dev.mfacore.port.UserDirectory;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("A fake tenant")
class FakeAuthingTenantTest {

    private static final PhoneNumber PHONE = PhoneNumber.parse("+8613800138000");
    private static final AuthingContact.Phone TO_PHONE = new AuthingContact.Phone("13800138000", Optional.of("+86"));

    private final FakeAuthingTenant tenant = FakeAuthingTenant.create();

    FakeAuthingTenantTest() {
        tenant.putUser("ada", "correct horse");
    }

    private static <T> T success(AuthingAnswer<T> answer) {
        assertThat(answer).isInstanceOf(AuthingAnswer.Success.class);
        return ((AuthingAnswer.Success<T>) answer).data();
    }

    private static int code(AuthingAnswer<?> answer) {
        return answer instanceof AuthingAnswer.Refusal<?> refusal ? refusal.code() : AuthingAnswer.SUCCESS;
    }

    private SignInChallenge stopped(String user, String password) {
        return ((AuthingAnswer.Refusal<AuthingUser>) tenant.signIn(user, password))
                .challenge()
                .orElseThrow();
    }

    private AuthingCredential.PendingSignIn signIn() {
        return AuthingCredential.pending(stopped("ada", "correct horse").data().mfaToken());
    }

    private FakeAuthenticator enrol(AuthingCredential.OfUser credential) {
        TotpAssociation pending =
                success(tenant.call(new MfaCall.AssociateMfaAuthenticator(credential, AuthingSource.SELF)));
        FakeAuthenticator app = FakeAuthenticator.scan(pending.qrCodeUri().value(), tenant.clock());
        success(tenant.call(new MfaCall.ConfirmAssociateMfaAuthenticator(
                credential, new SecretText(app.code()), AuthingSource.SELF)));
        tenant.clock().advance(Duration.ofMinutes(1));
        return app;
    }

    @Test
    @Tag("SRV-05")
    void aSignInStopsForTheFactorThatTheApplicationDemandsAndThenForThePersonalOne() {
        SignInChallenge first = stopped("ada", "correct horse");
        assertThat(first.kind()).isEqualTo(SignInChallenge.Kind.APPLICATION);
        FakeAuthenticator app = enrol(AuthingCredential.pending(first.data().mfaToken()));
        SignInChallenge second = stopped("ada", "correct horse");
        assertThat(second.kind()).isEqualTo(SignInChallenge.Kind.PERSONAL);
        assertThat(second.data().totpBound()).isTrue();
        AuthingUser user = success(tenant.call(new MfaCall.VerifyTotpMfa(
                AuthingCredential.pending(second.data().mfaToken()), new SecretText(app.code()))));
        AuthingCredential.UserToken session =
                new AuthingCredential.UserToken(user.token().orElseThrow());
        assertThat(code(tenant.call(new MfaCall.DeleteMfaAuthenticator(session))))
                .isEqualTo(200);
        assertThat(stopped("ada", "correct horse").kind()).isEqualTo(SignInChallenge.Kind.APPLICATION);
    }

    @Test
    void whereNoFactorIsDemandedThePasswordOpensASession() {
        FakeAuthingTenant lax = FakeAuthingTenant.builder()
                .policy(MfaPolicy.builder()
                        .oneRecoveryCode(true)
                        .secondFactorRequired(false)
                        .build())
                .build();
        lax.putUser("ada", "correct horse");
        AuthingUser user = success(lax.signIn("ada", "correct horse"));
        AuthingCredential.UserToken session =
                new AuthingCredential.UserToken(user.token().orElseThrow());
        assertThat(success(lax.call(new MfaCall.GetMfaAuthenticators(session, Optional.empty()))))
                .isEmpty();
        lax.clock().advance(Duration.ofDays(15));
        assertThat(code(lax.call(new MfaCall.GetMfaAuthenticators(session, Optional.empty()))))
                .isEqualTo(2020);
    }

    @Test
    @Tag("SEC-08")
    @Tag("INP-04")
    void wrongPasswordsAndUnknownUsersAreOneAnswer() {
        AuthingAnswer<AuthingUser> wrong = tenant.signIn("ada", "wrong");
        assertThat(code(wrong)).isEqualTo(2333);
        assertThat(tenant.signIn("bob", "correct horse")).isEqualTo(wrong);
        assertThat(tenant.signIn("bob", "")).isEqualTo(wrong);
        assertThat(tenant.signIn("ada", "")).isEqualTo(wrong);
        assertThatThrownBy(() -> tenant.putUser("eve", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("password");
    }

    @Test
    void aChallengeShowsTheUserAndWhatIsBound() {
        tenant.putUser(
                "bob",
                "battery",
                new UserDirectory.Entry("Bob", Optional.of(PHONE), Optional.of(EmailAddress.parse("bob@example.com"))));
        AuthingCredential.PendingSignIn pending =
                AuthingCredential.pending(stopped("bob", "battery").data().mfaToken());
        success(tenant.call(new SendCall.SendSms(AuthingCredential.anonymous(), TO_PHONE, SendScene.BIND_MFA)));
        String code = tenant.outbox().latest(PHONE).orElseThrow().code();
        success(tenant.call(new MfaCall.VerifyAppSmsMfa(pending, TO_PHONE, new SecretText(code))));
        SignInChallenge challenge = stopped("bob", "battery");
        MfaTriggerData data = challenge.data();
        assertThat(challenge.kind()).isEqualTo(SignInChallenge.Kind.APPLICATION);
        assertThat(data.username()).contains("Bob");
        assertThat(data.email()).contains("bob@example.com");
        assertThat(data.mfaPhone()).contains(TO_PHONE);
        assertThat(data.mfaEmail()).isEmpty();
        assertThat(data.applicationMfa().stream()
                        .filter(MfaTriggerData.ApplicationMfa::on)
                        .toList())
                .hasSize(3);
    }

    @Test
    @Tag("CLI-02")
    void faultsHitTheCallTheyAreMeantForOnceAndInOrder() {
        AuthingCredential.UserToken session = tenant.session("ada");
        MfaCall.GetMfaAuthenticators list = new MfaCall.GetMfaAuthenticators(session, Optional.empty());
        tenant.failNext(MfaCall.VerifyTotpMfa.class, AuthingFault.unreachable());
        tenant.failNext(AuthingFault.refusing(AuthingCode.OVERLOADED));
        tenant.failNext(MfaCall.class, new AuthingFault.Refusing(7777));
        assertThat(code(tenant.call(list))).isEqualTo(503);
        assertThat(code(tenant.call(list))).isEqualTo(7777);
        assertThat(code(tenant.call(list))).isEqualTo(200);
        MfaCall.VerifyTotpMfa verify = new MfaCall.VerifyTotpMfa(signIn(), new SecretText("123456"));
        assertThatThrownBy(() -> tenant.call(verify))
                .isInstanceOf(MfaUnavailableException.class)
                .hasMessageContaining("verifyTotpMfa");
        assertThat(code(tenant.call(verify))).isEqualTo(6001);
    }

    @Test
    void faultsCanBeTakenBack() {
        tenant.failNext(AuthingFault.unreachable());
        tenant.failNoMore();
        assertThat(code(tenant.call(new MfaCall.GetMfaAuthenticators(tenant.session("ada"), Optional.empty()))))
                .isEqualTo(200);
        assertThatThrownBy(() -> tenant.failNext(String.class, AuthingFault.unreachable()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.String");
        assertThatThrownBy(() -> AuthingFault.refusing(AuthingCode.SUCCESS))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("CLI-05")
    @Tag("TXN-03")
    void aLostAnswerMeansThatTheEffectIsThereAndAnUnreachedTenantThatItIsNot() {
        FakeAuthenticator app = enrol(tenant.session("ada"));
        AuthingCredential.PendingSignIn pending = signIn();
        MfaCall.VerifyTotpMfa verify = new MfaCall.VerifyTotpMfa(pending, new SecretText(app.code()));
        tenant.failNext(AuthingFault.unreachable());
        tenant.failNext(AuthingFault.answerLost());
        assertThatThrownBy(() -> tenant.call(verify)).isInstanceOf(MfaUnavailableException.class);
        assertThatThrownBy(() -> tenant.call(verify)).isInstanceOf(MfaUnavailableException.class);
        assertThat(code(tenant.call(verify))).isEqualTo(2021);
    }

    @Test
    void theAdministratorSeesUsersThatAreThereAndNoOthers() {
        enrol(tenant.session("ada"));
        assertThat(success(tenant.call(new ManagementCall.GetMfaBound(tenant.management(), "ada"))))
                .isEqualTo(new MfaBound(true, false));
        assertThat(code(tenant.call(new ManagementCall.GetMfaBound(tenant.management(), "eve"))))
                .isEqualTo(2004);
    }

    @Test
    @Tag("SEC-05")
    void aPictureIsDrawnWhereThereIsARendererAndNothingShowsASecret() {
        FakeAuthingTenant drawing = FakeAuthingTenant.builder()
                .qrRenderer(text -> new QrImage("image/png", new byte[] {1}))
                .build();
        drawing.putUser("ada", "correct horse");
        AuthingCredential.UserToken session = drawing.session("ada");
        TotpAssociation pending =
                success(drawing.call(new MfaCall.AssociateMfaAuthenticator(session, AuthingSource.SELF)));
        assertThat(pending.qrCodeDataUrl().value()).startsWith("data:image/png;base64,");
        assertThat(drawing.toString() + session + drawing.management() + drawing.signIn("ada", "correct horse"))
                .doesNotContain(session.token().value())
                .doesNotContain(drawing.management().token().value())
                .doesNotContain("correct horse");
        assertThat(drawing.credential(session.token())).isEqualTo(session);
        assertThat(drawing.events().events()).isNotEmpty();
    }
}
