package dev.mfacore.engine.tenant;

import static dev.mfacore.support.TenantBench.success;
import static dev.mfacore.support.TestBench.ADA;
import static dev.mfacore.support.TestBench.EMAIL;
import static dev.mfacore.support.TestBench.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingCall;
import dev.mfacore.authing.AuthingContact;
import dev.mfacore.authing.AuthingCredential;
import dev.mfacore.authing.AuthingUser;
import dev.mfacore.authing.FactorCall;
import dev.mfacore.authing.ManagementCall;
import dev.mfacore.authing.MfaCall;
import dev.mfacore.authing.MfaTriggerData;
import dev.mfacore.authing.SecretText;
import dev.mfacore.authing.SendCall;
import dev.mfacore.authing.SendScene;
import dev.mfacore.port.UserDirectory;
import dev.mfacore.support.Canaries;
import dev.mfacore.support.LogCapture;
import dev.mfacore.support.TenantBench;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Marked secrets go through a tenant, and come out nowhere but where they have to. */
class TenantCanaryTest {

    private static final UserDirectory DIRECTORY =
            user -> Optional.of(new UserDirectory.Entry("ada", Optional.of(PHONE), Optional.of(EMAIL)));
    private static final AuthingContact.Phone TO_PHONE = new AuthingContact.Phone("13800138000", Optional.of("+86"));

    private final TenantBench tenant = TenantBench.knowing(DIRECTORY, builder -> builder);
    private final Canaries canaries = new Canaries();
    private final List<Object> seen = new ArrayList<>();

    private <T> AuthingAnswer<T> ask(AuthingCall<T> call) {
        seen.add(call);
        AuthingAnswer<T> answer = tenant.tenant().call(call, Optional.of("192.0.2.1"));
        seen.add(answer);
        return answer;
    }

    private TenantBench.App live() {
        TenantBench.App app = tenant.enrol(ADA);
        seen.add(app.association());
        canaries.secret(app.secret().revealBytes());
        canaries.text(app.association().qrCodeUri().value());
        canaries.recoveryCode(app.recoveryCode().value());
        canaries.text(TenantBench.MANAGEMENT.value());
        AuthingCredential.UserToken session = tenant.session(ADA);
        canaries.text(session.token().value());
        ask(new MfaCall.DeleteMfaAuthenticator(session));
        verify(app);
        recover(app);
        deliver();
        ask(new FactorCall.ListEnrolledFactors(session));
        MfaTriggerData data =
                success(ask(new ManagementCall.GetMfaTriggerData(TenantBench.management(), TenantBench.APP, "ada")));
        canaries.text(data.mfaToken().value());
        ask(new ManagementCall.ImportTotp(
                TenantBench.management(), "ada", app.association().secret(), Optional.empty()));
        ask(new ManagementCall.ImportTotp(
                TenantBench.management(), "ada", new SecretText("not Base32: canary"), Optional.empty()));
        canaries.text("not Base32: canary");
        return app;
    }

    private void verify(TenantBench.App app) {
        SecretText code = app.code();
        canaries.code(code.value());
        AuthingUser user = success(ask(new MfaCall.VerifyTotpMfa(tenant.signIn(ADA), code)));
        canaries.text(user.token().orElseThrow().value());
        ask(new MfaCall.VerifyTotpMfa(tenant.signIn(ADA), code));
    }

    private void recover(TenantBench.App app) {
        AuthingAnswer<AuthingUser> answer =
                ask(new MfaCall.VerifyTotpRecoveryCode(tenant.signIn(ADA), app.recoveryCode()));
        ((AuthingAnswer.Success<AuthingUser>) answer)
                .recoveryCode()
                .map(SecretText::value)
                .ifPresent(canaries::recoveryCode);
    }

    private void deliver() {
        tenant.bench().bind(ADA, PHONE);
        canaries.text(PHONE.e164());
        canaries.text("13800138000");
        canaries.text(EMAIL.address());
        AuthingCredential.PendingSignIn pending = tenant.signIn(ADA);
        canaries.text(pending.token().value());
        ask(new SendCall.SendSms(pending, TO_PHONE, SendScene.VERIFY_MFA));
        SecretText code = new SecretText(tenant.lastCode().orElseThrow());
        canaries.code(code.value());
        ask(new MfaCall.VerifyAppSmsMfa(pending, TO_PHONE, code));
        tenant.pass(Duration.ofMinutes(5));
    }

    @Test
    @Tag("SEC-05")
    @Tag("DOTP-10")
    void noCallAnswerEventOrLogLineShowsASecret() {
        List<String> lines = LogCapture.during("dev.mfacore", this::live);
        assertThat(seen).hasSizeGreaterThan(20);
        seen.forEach(it -> canaries.assertAbsent(it.toString()));
        lines.forEach(canaries::assertAbsent);
        tenant.bench().events().all().forEach(event -> canaries.assertAbsent(event.toString()));
        canaries.assertAbsent(tenant.tenant().toString());
    }

    @Test
    @Tag("BIND-09")
    @Tag("REC-06")
    @Tag("SEC-09")
    void whatIsReadLaterHoldsNoSecretAtAll() {
        live();
        canaries.assertAbsentFromComponents(
                success(ask(new MfaCall.GetMfaAuthenticators(tenant.signIn(ADA), Optional.empty()))));
        canaries.assertAbsentFromComponents(success(ask(new FactorCall.ListEnrolledFactors(tenant.session(ADA)))));
        canaries.assertAbsentFromComponents(
                success(ask(new ManagementCall.GetUserMfaInfo(TenantBench.management(), "ada"))));
    }
}
