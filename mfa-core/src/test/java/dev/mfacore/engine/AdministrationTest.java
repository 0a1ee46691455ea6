package dev.mfacore.engine;

import static dev.mfacore.support.TestBench.ADA;
import static dev.mfacore.support.TestBench.PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfacore.AdminAction;
import dev.mfacore.AuthenticatorId;
import dev.mfacore.Caller;
import dev.mfacore.Factor;
import dev.mfacore.ImportedTotp;
import dev.mfacore.MfaEvent;
import dev.mfacore.MfaEvent.ChangeType;
import dev.mfacore.Unbinding;
import dev.mfacore.Verification;
import dev.mfacore.otp.OtpAlgorithm;
import dev.mfacore.otp.OtpSecret;
import dev.mfacore.otp.Totp;
import dev.mfacore.otp.TotpParameters;
import dev.mfacore.otp.TotpWindow;
import dev.mfacore.support.TestBench;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What operators do, with actor and reason on record. */
class AdministrationTest {

    private static final AdminAction ACTION = new AdminAction("helpdesk-7", "id checked");

    private final TestBench bench = TestBench.create();

    private MfaEvent.Change lastChange() {
        return bench.events().all().stream()
                .filter(MfaEvent.Change.class::isInstance)
                .map(MfaEvent.Change.class::cast)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    @Test
    @Tag("BIND-05")
    void removingAnAuthenticatorIsRecorded() {
        TestBench.App app = bench.enrol(ADA);
        bench.bind(ADA, PHONE);
        Caller.TokenHolder running = bench.signIn(ADA);
        assertThat(bench.admin().removeAuthenticator(ADA, new AuthenticatorId("unknown"), ACTION))
                .isFalse();
        assertThat(bench.admin().removeAuthenticator(ADA, app.id(), ACTION)).isTrue();
        assertThat(lastChange().type()).isEqualTo(ChangeType.REMOVED_BY_OPERATOR);
        assertThat(lastChange().action()).hasValue(ACTION);
        assertThat(lastChange().authenticator()).hasValue(app.id());
        assertThat(bench.admin().listAuthenticators(ADA).authenticators())
                .extracting(it -> it.factor())
                .containsExactly(Factor.SMS);
        assertThat(bench.service().verifyTotp(running, app.code())).isEqualTo(TokenGate.INVALID_TOKEN);
        assertThat(bench.admin().removeAuthenticator(ADA, app.id(), ACTION)).isFalse();
    }

    @Test
    @Tag("TXN-07")
    void voidingTransactionsIsRecorded() {
        TestBench.App app = bench.enrol(ADA);
        Caller.TokenHolder running = bench.signIn(ADA);
        bench.admin().invalidateTransactions(ADA, ACTION);
        assertThat(lastChange().type()).isEqualTo(ChangeType.TRANSACTIONS_INVALIDATED);
        assertThat(lastChange().action()).hasValue(ACTION);
        assertThat(bench.service().verifyTotp(running, app.code())).isEqualTo(TokenGate.INVALID_TOKEN);
        assertThat(bench.service().verifyTotp(bench.signIn(ADA), app.code())).isInstanceOf(Verification.Verified.class);
    }

    @Test
    @Tag("TOTP-14")
    void anImportedAppWorksAtOnceAndHasItsLimit() {
        for (int i = 0; i < 5; i++) {
            OtpSecret secret = OtpSecret.generate(OtpAlgorithm.SHA1, bench.random());
            bench.admin().importTotp(ADA, new ImportedTotp("old " + i, secret, TotpParameters.defaults()), ACTION);
            String code = Totp.of(TotpParameters.defaults(), TotpWindow.none())
                    .generate(secret, bench.clock().instant());
            assertThat(bench.service().verifyTotp(bench.signIn(ADA), code)).isInstanceOf(Verification.Verified.class);
        }
        assertThat(lastChange().type()).isEqualTo(ChangeType.IMPORTED);
        OtpSecret sixth = OtpSecret.generate(OtpAlgorithm.SHA1, bench.random());
        assertThatThrownBy(() -> bench.admin()
                        .importTotp(ADA, new ImportedTotp("sixth", sixth, TotpParameters.defaults()), ACTION))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("remove one");
    }

    @Test
    @Tag("TOTP-08")
    void oneSecretIsNotImportedTwice() {
        OtpSecret secret = OtpSecret.generate(OtpAlgorithm.SHA1, bench.random());
        ImportedTotp totp = new ImportedTotp("old", secret, TotpParameters.defaults());
        var first = bench.admin().importTotp(ADA, totp, ACTION);
        String code = Totp.of(TotpParameters.defaults(), TotpWindow.none())
                .generate(secret, bench.clock().instant());
        assertThat(bench.service().verifyTotp(bench.signIn(ADA), code)).isInstanceOf(Verification.Verified.class);
        assertThat(bench.admin().importTotp(ADA, totp, ACTION)).isEqualTo(first);
        assertThat(bench.service().verifyTotp(bench.signIn(ADA), code))
                .isEqualTo(new dev.mfacore.Rejected(dev.mfacore.Rejected.Reason.INVALID_CODE));
        assertThat(bench.admin().listAuthenticators(ADA).authenticators()).hasSize(1);
    }

    @Test
    void aResetUserStartsAnew() {
        bench.enrol(ADA);
        bench.admin().resetUser(ADA, ACTION);
        assertThat(bench.admin().listAuthenticators(ADA).recoveryCodesLeft()).isZero();
        TestBench.App again = bench.enrol(ADA);
        assertThat(bench.service().verifyTotp(bench.signIn(ADA), again.code()))
                .isInstanceOf(Verification.Verified.class);
        assertThat(bench.service().unbind(Caller.signedIn(ADA), again.id(), bench.attested()))
                .isEqualTo(new Unbinding.Unbound(0));
    }

    @Test
    @Tag("THR-01")
    void aResetForgivesEveryFactorsFailures() {
        TestBench.App app = bench.enrol(ADA);
        for (int i = 0; i < 5; i++) {
            bench.service().verifyRecoveryCode(bench.signIn(ADA), "wrong");
            bench.service().verifyTotp(bench.signIn(ADA), app.wrongCode());
        }
        assertThat(bench.service().verifyRecoveryCode(bench.signIn(ADA), "wrong"))
                .isInstanceOf(dev.mfacore.Locked.class);
        bench.admin().resetUser(ADA, ACTION);
        TestBench.App again = bench.associateApp(Caller.signedIn(ADA));
        bench.service().confirm(Caller.signedIn(ADA), again.id(), again.code());
        assertThat(bench.service()
                        .verifyRecoveryCode(
                                bench.signIn(ADA), again.recoveryCodes().get(0)))
                .isInstanceOf(Verification.Verified.class);
    }

    @Test
    @Tag("TOTP-14")
    void periodsOfImportsHaveBounds() {
        for (int seconds : new int[] {14, 15, 120, 121}) {
            OtpSecret secret = OtpSecret.generate(OtpAlgorithm.SHA1, bench.random());
            TotpParameters parameters = new TotpParameters(OtpAlgorithm.SHA1, 6, java.time.Duration.ofSeconds(seconds));
            Throwable refusal = org.assertj.core.api.Assertions.catchThrowable(
                    () -> bench.admin().importTotp(ADA, new ImportedTotp("old", secret, parameters), ACTION));
            if (seconds < 15 || seconds > 120) {
                assertThat(refusal)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("15 to 120 seconds, but is " + seconds);
            } else {
                assertThat(refusal).isNull();
            }
        }
    }

    @Test
    @Tag("TOTP-14")
    void aShortSecretIsRefusedWithTheWayOutThatIsLeft() {
        ImportedTotp nine = new ImportedTotp("old", OtpSecret.ofBytes(new byte[9]), TotpParameters.defaults());
        assertThatThrownBy(() -> bench.admin().importTotp(ADA, nine, ACTION))
                .hasMessageContaining("allow legacy imports in the policy");
        bench.restart(builder -> builder.policy(
                dev.mfacore.MfaPolicy.builder().legacyImport(true).build()));
        assertThatThrownBy(() -> bench.admin().importTotp(ADA, nine, ACTION))
                .hasMessageContaining("at least 10 bytes")
                .hasMessageEndingWith("bind the app anew");
    }

    @Test
    @Tag("TOTP-08")
    @Tag("SEC-02")
    void anAppThatCannotBeReadIsNotTakenForTheImportedOne() {
        TestBench.App app = bench.enrol(ADA);
        var state = dev.mfacore.support.StateView.state(bench, ADA);
        state.replace(state.authenticators().get(0).resealed(new byte[] {1}));
        bench.store()
                .tamper(UserRegister.key(ADA), dev.mfacore.engine.state.UserStateCodec.encode(state, 1, new byte[16]));
        OtpSecret secret = OtpSecret.generate(OtpAlgorithm.SHA1, bench.random());
        var imported =
                bench.admin().importTotp(ADA, new ImportedTotp("old", secret, TotpParameters.defaults()), ACTION);
        assertThat(imported.id()).isNotEqualTo(app.id());
        assertThat(bench.admin().listAuthenticators(ADA).authenticators()).hasSize(2);
    }
}
