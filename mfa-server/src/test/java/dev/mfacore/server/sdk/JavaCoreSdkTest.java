package dev.mfacore.server.sdk;

import static dev.mfacore.server.wire.WireWorld.EMAIL;
import static dev.mfacore.server.wire.WireWorld.PHONE;
import static dev.mfacore.server.wire.WireWorld.SECRET;
import static dev.mfacore.server.wire.WireWorld.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.authing.core.auth.AuthenticationClient;
import cn.authing.core.auth.MfaAuthenticationClient;
import cn.authing.core.graphql.GraphQLException;
import cn.authing.core.mgmt.ManagementClient;
import cn.authing.core.types.AssociateFaceByUrlParams;
import cn.authing.core.types.AssosicateMfaAuthenticatorParams;
import cn.authing.core.types.ConfirmAssosicateMfaAuthenticatorParams;
import cn.authing.core.types.EmailScene;
import cn.authing.core.types.IMfaAssociation;
import cn.authing.core.types.IMfaAuthenticator;
import cn.authing.core.types.ImportTotpParams;
import cn.authing.core.types.PhoneOrEmailBindableParams;
import cn.authing.core.types.TotpSource;
import cn.authing.core.types.User;
import cn.authing.core.types.UserMfaType;
import cn.authing.core.types.VerifyAppEmailMfaParams;
import cn.authing.core.types.VerifyAppSmsMfaParams;
import cn.authing.core.types.VerifyTotpMfaParams;
import cn.authing.core.types.VerifyTotpRecoveryCodeParams;
import dev.mfacore.adapter.inmemory.testing.FakeAuthenticator;
import dev.mfacore.server.wire.WireWorld;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Maven {@code cn.authing:java-core} 4.3.76. It looks at the code in a few calls only: elsewhere a refusal is {@code null},
 * and a refusal with data an object whose members are all {@code null}.
 */
class JavaCoreSdkTest {

    private WireWorld world;
    private AuthenticationClient client;
    private MfaAuthenticationClient mfa;

    @BeforeEach
    void start() {
        world = WireWorld.start();
        client = new AuthenticationClient(WireWorld.APP, world.applicationUri().toString());
        mfa = client.mfa();
    }

    @AfterEach
    void stop() {
        world.requireSilenceAndClose();
    }

    private FakeAuthenticator scan(IMfaAssociation made) {
        world.remember(made.getSecret());
        world.remember(made.getRecovery_code());
        return FakeAuthenticator.scan(made.getQrcode_uri(), world.server().clock());
    }

    private ConfirmAssosicateMfaAuthenticatorParams confirmation(String code) {
        return new ConfirmAssosicateMfaAuthenticatorParams("totp", world.remember(code), TotpSource.SELF);
    }

    @Test
    void associateConfirmListAndDelete() throws IOException {
        client.setToken(world.session(0));
        assertThat(mfa.getMfaAuthenticators().execute()).isEmpty();
        IMfaAssociation made = mfa.assosicateMfaAuthenticator().execute();
        assertThat(made.getQrcode_data_url()).startsWith("data:image/png;base64,");
        FakeAuthenticator app = scan(made);
        assertThat(mfa.confirmAssosicateMfaAuthenticator(confirmation(app.wrongCode()))
                        .execute())
                .isFalse();
        assertThat(mfa.confirmAssosicateMfaAuthenticator(confirmation(app.code()))
                        .execute())
                .isTrue();
        List<IMfaAuthenticator> rows = mfa.getMfaAuthenticators().execute();
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).getEnable()).isTrue();
        assertThat(rows.get(0).getSecret()).isEqualTo("******");
        assertThat(mfa.deleteMfaAuthenticator().execute().getCode()).isEqualTo(200);
        assertThat(mfa.getMfaAuthenticators().execute()).isEmpty();
    }

    @Test
    void inASignInTheMfaTokenTravelsWithAssociateAndConfirm() throws IOException {
        String pending = world.mfaToken();
        IMfaAssociation made = mfa.assosicateMfaAuthenticator(
                        new AssosicateMfaAuthenticatorParams("totp", pending, TotpSource.APPLICATION))
                .execute();
        FakeAuthenticator app = scan(made);
        assertThat(mfa.confirmAssosicateMfaAuthenticator(new ConfirmAssosicateMfaAuthenticatorParams(
                                "totp", world.remember(app.code()), TotpSource.APPLICATION, pending))
                        .execute())
                .isTrue();
    }

    @Test
    void aDeadTokenIsNullFalseOrACode() throws IOException {
        client.setToken("dead");
        assertThat(mfa.getMfaAuthenticators().execute()).isNull();
        assertThat(mfa.assosicateMfaAuthenticator().execute()).isNull();
        assertThat(mfa.confirmAssosicateMfaAuthenticator(confirmation("000000")).execute())
                .isFalse();
        assertThat(mfa.deleteMfaAuthenticator().execute().getCode()).isEqualTo(2020);
    }

    @Test
    void withoutATokenTheSdkSendsTheWordNullWhichIsNone() throws IOException {
        assertThat(mfa.deleteMfaAuthenticator().execute().getCode()).isEqualTo(2020);
    }

    @Test
    @Tag("BIND-05")
    void anOldSessionHasToStepUpByAnotherWayThanTheChallenge() throws IOException {
        FakeAuthenticator app = world.importApp();
        client.setToken(world.session());
        assertThat(mfa.deleteMfaAuthenticator().execute().getCode()).isEqualTo(1635);
        IMfaAssociation empty = mfa.assosicateMfaAuthenticator().execute();
        assertThat(empty).as("the challenge looks like an association").isNotNull();
        assertThat(empty.getSecret()).as("without a secret").isNull();
        User user = mfa.verifyTotpMfa(new VerifyTotpMfaParams(world.remember(app.code()), world.mfaToken()))
                .execute();
        client.setCurrentUser(user);
        assertThat(mfa.deleteMfaAuthenticator().execute().getCode()).isEqualTo(200);
    }

    @Test
    void verifyTotp() throws IOException {
        FakeAuthenticator app = world.importApp();
        String pending = world.mfaToken();
        assertThat(mfa.verifyTotpMfa(new VerifyTotpMfaParams(world.remember(app.wrongCode()), pending))
                        .execute())
                .isNull();
        User user = mfa.verifyTotpMfa(new VerifyTotpMfaParams(world.remember(app.code()), pending))
                .execute();
        assertThat(user.getId()).isEqualTo(USER);
        assertThat(world.remember(String.valueOf(user.getToken()))).startsWith("mfas_");
        assertThat(client.getToken()).as("the client keeps the mfaToken").isEqualTo(pending);
        assertThat(mfa.deleteMfaAuthenticator().execute().getCode()).isEqualTo(2020);
        client.setCurrentUser(user);
        assertThat(mfa.getMfaAuthenticators().execute()).hasSize(1);
        assertThat(mfa.verifyTotpMfa(new VerifyTotpMfaParams(app.code(), world.mfaToken()))
                        .execute())
                .as("the same code again")
                .isNull();
    }

    @Test
    @Tag("SRV-03")
    void aLockIsAUserWithoutAnIdAndAToken() throws IOException {
        FakeAuthenticator app = world.importApp();
        for (int i = 0; i < 5; i++) {
            mfa.verifyTotpMfa(new VerifyTotpMfaParams(world.remember(app.wrongCode()), world.mfaToken()))
                    .execute();
        }
        User locked = mfa.verifyTotpMfa(new VerifyTotpMfaParams(world.remember(app.code()), world.mfaToken()))
                .execute();
        assertThat(locked).isNotNull();
        assertThat(locked.getId()).isNull();
        assertThat(locked.getToken()).isNull();
    }

    @Test
    void smsCodesWithoutASceneVerify() throws IOException {
        world.reachable();
        assertThat(client.sendSmsCode(PHONE).execute().getCode()).isEqualTo(200);
        assertThatThrownBy(() -> client.sendSmsCode(PHONE).execute())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("wait");
        String code = world.received("+86" + PHONE);
        assertThat(sms(WireWorld.other(code))).isNull();
        assertThat(sms(code).getId()).isEqualTo(USER);
        assertThat(sms(code)).as("the same code again").isNull();
    }

    private User sms(String code) throws IOException {
        return mfa.verifyAppSmsMfa(new VerifyAppSmsMfaParams(PHONE, code, world.mfaToken()))
                .execute();
    }

    @Test
    void emailCodes() throws IOException, GraphQLException {
        world.reachable();
        assertThat(client.sendEmail(EMAIL, EmailScene.MFA_VERIFY).execute().getCode())
                .isEqualTo(200);
        assertThatThrownBy(() -> client.sendEmail(EMAIL, EmailScene.MFA_VERIFY).execute())
                .isInstanceOf(GraphQLException.class)
                .hasMessageContaining("2080");
        String code = world.received(EMAIL);
        assertThat(email(WireWorld.other(code))).isNull();
        assertThat(email(code).getId()).isEqualTo(USER);
    }

    private User email(String code) throws IOException {
        return mfa.verifyAppEmailMfa(new VerifyAppEmailMfaParams(EMAIL, code, world.mfaToken()))
                .execute();
    }

    @Test
    void everythingIsBindableThatIsAnsweredAtAll() throws IOException {
        world.bindTakenEmail();
        assertThat(bindable(null, "new@example.com", world.mfaToken())).isTrue();
        assertThat(bindable("18800009999", null, world.mfaToken())).isTrue();
        assertThat(bindable(null, "taken@example.com", world.mfaToken()))
                .as("the SDK does not look at the answer")
                .isTrue();
        assertThat(bindable(null, "new@example.com", "dead")).isFalse();
    }

    private boolean bindable(String phone, String email, String token) throws IOException {
        return mfa.phoneOrEmailBindable(new PhoneOrEmailBindableParams(phone, email, token))
                .execute();
    }

    @Test
    void recovery() throws IOException {
        String recoveryCode = world.bindApp().recoveryCode();
        assertThat(recover("0000-0000-0000-0000-0000-0000")).isNull();
        assertThat(recover(recoveryCode).getId()).isEqualTo(USER);
        assertThat(recover(recoveryCode)).as("used").isNull();
    }

    private User recover(String code) throws IOException {
        return mfa.verifyTotpRecoveryCode(new VerifyTotpRecoveryCodeParams(code, world.mfaToken()))
                .execute();
    }

    @Test
    void facesAreNotSupported() throws IOException {
        assertThat(mfa.verifyFaceMfa("https://example.com/a.jpg", world.mfaToken())
                        .execute())
                .isNull();
        assertThat(mfa.associateFaceByUrl(new AssociateFaceByUrlParams("u1", "u2", world.mfaToken()))
                        .execute())
                .isNull();
    }

    @Test
    void whatIsNotHttp200IsAnException() {
        assertThatThrownBy(() -> mfa.verifyTotpMfa(new VerifyTotpMfaParams("0".repeat(20_000), world.mfaToken()))
                        .execute())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("413");
    }

    @Test
    @Tag("BIND-09")
    void managementWithTheAdminKeyAsItsToken() throws IOException {
        ManagementClient management =
                new ManagementClient(WireWorld.POOL, world.server().adminKey());
        management.setHost(world.adminUri().toString());
        management.setToken(world.server().adminKey());
        management.setAccessTokenExpiresAt(Long.MAX_VALUE);
        assertThat(management.mfa().getStatus(USER).execute().getOTP()).isFalse();
        assertThat(management
                        .mfa()
                        .importTotp(new ImportTotpParams(USER, world.remember(SECRET)))
                        .execute()
                        .getEnable())
                .isTrue();
        assertThat(management.mfa().getStatus(USER).execute().getOTP()).isTrue();
        assertThat(management.mfa().unAssociateMfa(USER, UserMfaType.OTP).execute())
                .isTrue();
        assertThat(management.mfa().unAssociateMfa("nobody", UserMfaType.OTP).execute())
                .isFalse();
        assertThat(management.mfa().getStatus(USER).execute().getOTP()).isFalse();
        management.setToken("wrong");
        assertThat(management.mfa().getStatus(USER).execute()).isNull();
    }

    @Test
    @Tag("SRV-02")
    void itsOwnWayToATokenPutsTheSecretIntoTheAddressAndIsRefused() {
        ManagementClient management =
                new ManagementClient(WireWorld.POOL, world.server().adminKey());
        management.setHost(world.adminUri().toString());
        assertThatThrownBy(() -> management.mfa().getStatus(USER).execute())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("404");
    }
}
