package dev.mfacore.engine.remote;

import static dev.mfacore.support.TestBench.ADA;
import static dev.mfacore.support.TestBench.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.AssociateRequest;
import dev.mfacore.Association;
import dev.mfacore.AuthenticatorId;
import dev.mfacore.AuthenticatorSummary;
import dev.mfacore.BeginRequest;
import dev.mfacore.Beginning;
import dev.mfacore.BindableAnswer;
import dev.mfacore.Caller;
import dev.mfacore.Confirmation;
import dev.mfacore.DeliveryTarget;
import dev.mfacore.Factor;
import dev.mfacore.Listing;
import dev.mfacore.Locked;
import dev.mfacore.Mfa;
import dev.mfacore.MfaService;
import dev.mfacore.Rejected;
import dev.mfacore.SecondFactorProof;
import dev.mfacore.Sending;
import dev.mfacore.Unbinding;
import dev.mfacore.UserId;
import dev.mfacore.Verification;
import dev.mfacore.otp.Totp;
import dev.mfacore.otp.TotpWindow;
import dev.mfacore.support.TenantBench;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The remote side on a tenant that a local engine answers: what goes out is understood, and what comes back is. */
class RemoteOnLocalTenantTest {

    private static final Rejected INVALID_CODE = new Rejected(Rejected.Reason.INVALID_CODE);
    private static final Rejected INVALID_TOKEN = new Rejected(Rejected.Reason.INVALID_TOKEN);
    private static final Rejected PROOF_REQUIRED = new Rejected(Rejected.Reason.PROOF_REQUIRED);

    private final TenantBench tenant = TenantBench.create();
    private final MfaService remote = Mfa.remote()
            .api(tenant.tenant())
            .clock(tenant.bench().clock())
            .management(TenantBench.MANAGEMENT::value, TenantBench.APP)
            .build()
            .service();

    private Caller.SignedIn session(UserId user) {
        return Caller.signedIn(user).inSession(tenant.tokens().signedIn(user).value());
    }

    private Caller.TokenHolder signIn() {
        Beginning beginning = remote.begin(BeginRequest.signIn(ADA));
        return Caller.holding(
                beginning instanceof Beginning.SecondFactorRequired required
                        ? required.token()
                        : ((Beginning.EnrolmentRequired) beginning).token());
    }

    private Association.AuthenticatorApp enrol(Caller caller) {
        Association.AuthenticatorApp app =
                (Association.AuthenticatorApp) remote.associate(caller, AssociateRequest.authenticatorApp("app"));
        assertThat(remote.confirm(caller, app.authenticator(), code(app))).isInstanceOf(Confirmation.Confirmed.class);
        tenant.pass(Duration.ofMinutes(1));
        return app;
    }

    private String code(Association.AuthenticatorApp app) {
        return Totp.of(app.uri().parameters(), TotpWindow.none())
                .generate(app.uri().secret(), tenant.bench().clock().instant());
    }

    private static Verification.Verified verified(Verification verification) {
        assertThat(verification).isInstanceOf(Verification.Verified.class);
        return (Verification.Verified) verification;
    }

    private AuthenticatorId onlyApp(Caller caller) {
        Listing.Authenticators listed = (Listing.Authenticators) remote.listAuthenticators(caller);
        assertThat(listed.authenticators())
                .singleElement()
                .extracting(AuthenticatorSummary::status)
                .isEqualTo(AuthenticatorSummary.Status.ACTIVE);
        return listed.authenticators().get(0).id();
    }

    @Test
    @DisplayName("bind, sign in, unbind with what the sign-in gave")
    void mainJob() {
        Association.AuthenticatorApp app = enrol(session(ADA));
        Verification.Verified verified = verified(remote.verifyTotp(signIn(), code(app)));
        assertThat(verified.user()).isEqualTo(ADA);
        Caller.SignedIn fresh = Caller.signedIn(ADA).inSession(verified.proof().value());

        assertThat(remote.unbind(fresh, onlyApp(fresh), verified.proof())).isEqualTo(new Unbinding.Unbound(0));
        assertThat(remote.begin(BeginRequest.signIn(ADA))).isInstanceOf(Beginning.EnrolmentRequired.class);
    }

    @Test
    @Tag("TXN-03")
    @DisplayName("a used token, a used code and a wrong code are refused as the engine refuses them")
    void refusals() {
        Association.AuthenticatorApp app = enrol(session(ADA));
        Caller.TokenHolder holder = signIn();
        assertThat(remote.verifyTotp(holder, "000000")).isEqualTo(INVALID_CODE);
        verified(remote.verifyTotp(holder, code(app)));

        assertThat(remote.verifyTotp(holder, code(app))).isEqualTo(INVALID_TOKEN);
        assertThat(remote.verifyTotp(holder.forUser(ADA), code(app))).isEqualTo(INVALID_TOKEN);
        assertThat(remote.verifyTotp(signIn(), code(app))).isEqualTo(INVALID_CODE);
    }

    @Test
    @Tag("THR-06")
    @DisplayName("a lock comes through with its end")
    void lock() {
        enrol(session(ADA));
        Verification answer = INVALID_CODE;
        for (int i = 0; i < 100 && answer.equals(INVALID_CODE); i++) {
            answer = remote.verifyTotp(signIn(), "000000");
        }

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Locked.class,
                        it -> assertThat(it.until())
                                .hasValueSatisfying(until -> assertThat(until)
                                        .isAfter(tenant.bench().clock().instant())));
    }

    @Test
    @Tag("REC-09")
    @DisplayName("a recovery code works once, and its replacement after it")
    void recovery() {
        Association.AuthenticatorApp app = enrol(session(ADA));
        String first = app.recoveryCodes().orElseThrow().codes().get(0);
        Verification.Verified recovered = verified(remote.verifyRecoveryCode(signIn(), first));
        String second = recovered.replacement().orElseThrow().codes().get(0);

        assertThat(remote.verifyRecoveryCode(signIn(), first)).isEqualTo(INVALID_CODE);
        assertThat(verified(remote.verifyRecoveryCode(signIn(), second)).factor())
                .isEqualTo(Factor.RECOVERY_CODE);
    }

    @Test
    @Tag("BIND-05")
    @DisplayName("a session whose second factor is not fresh is asked for one, whatever the platform says")
    void staleSession() {
        Caller.SignedIn stale = session(ADA);
        enrol(stale);
        SecondFactorProof proof =
                new SecondFactorProof.Attested(tenant.bench().clock().instant());

        assertThat(remote.unbind(stale, onlyApp(stale), proof)).isEqualTo(PROOF_REQUIRED);
        assertThat(remote.associate(stale, AssociateRequest.authenticatorApp("app")))
                .isEqualTo(PROOF_REQUIRED);
        onlyApp(stale);
    }

    @Test
    @DisplayName("an app enrolled half-way through a sign-in finishes it")
    void enrolmentInSignIn() {
        Caller.TokenHolder holder = signIn();
        Association.AuthenticatorApp app = enrol(holder);

        assertThat(verified(remote.verifyTotp(holder, code(app))).user()).isEqualTo(ADA);
    }

    @Test
    @Tag("BIND-12")
    @DisplayName("a phone is bound by verifying it in a sign-in, and found by its id from then on")
    void phone() {
        Caller.TokenHolder holder = signIn();
        assertThat(remote.checkBindable(holder, PHONE)).isEqualTo(new BindableAnswer.Decided(true));
        assertThat(remote.send(holder, DeliveryTarget.of(PHONE))).isInstanceOf(Sending.Sent.class);
        String code = tenant.lastCode().orElseThrow();
        assertThat(verified(remote.verifySms(holder, DeliveryTarget.of(PHONE), code))
                        .factor())
                .isEqualTo(Factor.SMS);

        tenant.pass(Duration.ofMinutes(2));
        Beginning.SecondFactorRequired next = (Beginning.SecondFactorRequired) remote.begin(BeginRequest.signIn(ADA));
        AuthenticatorSummary phone = next.authenticators().get(0);
        assertThat(phone.maskedRecipient()).contains(PHONE.masked());
        Caller.TokenHolder again = Caller.holding(next.token());
        assertThat(remote.send(again, DeliveryTarget.of(phone.id()))).isInstanceOf(Sending.Sent.class);
        verified(remote.verifySms(
                again, DeliveryTarget.of(phone.id()), tenant.lastCode().orElseThrow()));
    }
}
