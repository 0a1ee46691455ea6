package dev.mfacore.adapter.inmemory.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfacore.AssociateRequest;
import dev.mfacore.Association;
import dev.mfacore.AuthenticatorId;
import dev.mfacore.BeginRequest;
import dev.mfacore.Beginning;
import dev.mfacore.Caller;
import dev.mfacore.Confirmation;
import dev.mfacore.DeliveryTarget;
import dev.mfacore.Listing;
import dev.mfacore.Mfa;
import dev.mfacore.MfaToken;
import dev.mfacore.MfaUnavailableException;
import dev.mfacore.PhoneNumber;
import dev.mfacore.Rejected;
import dev.mfacore.SecondFactorProof;
import dev.mfacore.Sending;
import dev.mfacore.Unbinding;
import dev.mfacore.UserId;
import dev.mfacore.Verification;
import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingUser;
import dev.mfacore.authing.MfaCall;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("An application that uses Authing is tested on a fake tenant")
class ApplicationOnFakeTenantTest {

    private static final UserId ADA = new UserId("ada");
    private static final PhoneNumber PHONE = PhoneNumber.parse("+8613800138000");

    private final FakeAuthingTenant tenant = FakeAuthingTenant.create();
    private final Mfa.Remote mfa = Mfa.remote()
            .api(tenant)
            .clock(tenant.clock())
            .management(() -> tenant.management().token().value(), FakeAuthingTenant.APP_ID)
            .build();

    ApplicationOnFakeTenantTest() {
        tenant.putUser("ada", "correct horse");
    }

    private Caller.TokenHolder signIn() {
        AuthingAnswer.Refusal<AuthingUser> stopped =
                (AuthingAnswer.Refusal<AuthingUser>) tenant.signIn("ada", "correct horse");
        return Caller.holding(token(mfa.signIn().begin(stopped.challenge().orElseThrow())))
                .forUser(ADA);
    }

    private static MfaToken token(Beginning beginning) {
        return beginning instanceof Beginning.SecondFactorRequired required
                ? required.token()
                : ((Beginning.EnrolmentRequired) beginning).token();
    }

    private FakeAuthenticator enrol(Caller caller) {
        Association.AuthenticatorApp pending = (Association.AuthenticatorApp)
                mfa.service().associate(caller, AssociateRequest.authenticatorApp("Authenticator app"));
        FakeAuthenticator app = FakeAuthenticator.scan(pending.uri(), tenant.clock());
        assertThat(mfa.service().confirm(caller, pending.authenticator(), app.code()))
                .isInstanceOf(Confirmation.Confirmed.class);
        tenant.clock().advance(Duration.ofMinutes(1));
        return app;
    }

    @Test
    void theWholeJourneyFromTheFirstSignInToUnbinding() {
        Caller.TokenHolder first = signIn();
        FakeAuthenticator app = enrol(first);
        assertThat(mfa.service().verifyTotp(first, app.wrongCode())).isInstanceOf(Rejected.class);
        Verification.Verified verified = (Verification.Verified) mfa.service().verifyTotp(first, app.code());
        Caller.SignedIn session =
                Caller.signedIn(ADA).inSession(verified.proof().value());
        assertThat(mfa.service().verifyTotp(signIn(), app.code())).isInstanceOf(Rejected.class);
        assertThat(unbind(session, verified.proof())).isInstanceOf(Unbinding.Unbound.class);
    }

    @Test
    @Tag("BIND-05")
    void aStaleSessionUnbindsWithACodeAsProofAndOnlyWithARightOne() {
        Caller.SignedIn session =
                Caller.signedIn(ADA).inSession(tenant.session("ada").token().value());
        FakeAuthenticator app = enrol(session);
        assertThat(unbind(session, new SecondFactorProof.Attested(tenant.clock().instant())))
                .isEqualTo(new Rejected(Rejected.Reason.PROOF_REQUIRED));
        assertThat(unbind(session, new SecondFactorProof.TotpCode(app.wrongCode())))
                .isEqualTo(new Rejected(Rejected.Reason.INVALID_CODE));
        assertThat(unbind(session, new SecondFactorProof.TotpCode(app.code()))).isInstanceOf(Unbinding.Unbound.class);
    }

    private Unbinding unbind(Caller.SignedIn session, SecondFactorProof proof) {
        AuthenticatorId id = ((Listing.Authenticators) mfa.service().listAuthenticators(session))
                .authenticators()
                .get(0)
                .id();
        return mfa.service().unbind(session, id, proof);
    }

    @Test
    @Tag("SEC-09")
    void aBoundPhoneIsSentToByItsIdThoughItsNumberIsNeverTold() {
        Caller.TokenHolder first = signIn();
        assertThat(mfa.service().send(first, DeliveryTarget.of(PHONE))).isInstanceOf(Sending.Sent.class);
        assertThat(mfa.service().verifySms(first, DeliveryTarget.of(PHONE), received()))
                .isInstanceOf(Verification.Verified.class);
        tenant.clock().advance(Duration.ofMinutes(10));
        Beginning.SecondFactorRequired begun =
                (Beginning.SecondFactorRequired) mfa.service().begin(BeginRequest.signIn(ADA));
        DeliveryTarget phone = DeliveryTarget.of(begun.authenticators().get(0).id());
        Caller.TokenHolder second = Caller.holding(begun.token()).forUser(ADA);
        assertThat(mfa.service().send(second, phone)).isInstanceOf(Sending.Sent.class);
        assertThat(mfa.service().verifySms(second, phone, received())).isInstanceOf(Verification.Verified.class);
    }

    private String received() {
        return tenant.outbox().latest(PHONE).orElseThrow().code();
    }

    @Test
    @Tag("CLI-02")
    void aLostAnswerIsNoYes() {
        FakeAuthenticator app = enrol(
                Caller.signedIn(ADA).inSession(tenant.session("ada").token().value()));
        Caller.TokenHolder holder = signIn();
        tenant.failNext(MfaCall.VerifyTotpMfa.class, AuthingFault.answerLost());
        assertThatThrownBy(() -> mfa.service().verifyTotp(holder, app.code()))
                .isInstanceOf(MfaUnavailableException.class);
        assertThat(mfa.service().verifyTotp(holder, app.code())).isEqualTo(new Rejected(Rejected.Reason.INVALID_TOKEN));
    }
}
