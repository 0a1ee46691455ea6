package dev.mfacore.engine;

import static dev.mfacore.support.TestBench.ADA;
import static dev.mfacore.support.TestBench.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.AuthenticatorId;
import dev.mfacore.BindableAnswer;
import dev.mfacore.Caller;
import dev.mfacore.DeliveryTarget;
import dev.mfacore.Listing;
import dev.mfacore.Locked;
import dev.mfacore.MfaEvent;
import dev.mfacore.Rejected;
import dev.mfacore.SecondFactorProof;
import dev.mfacore.Sending;
import dev.mfacore.Unbinding;
import dev.mfacore.Verification;
import dev.mfacore.support.TestBench;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The main job from end to end, as a user of the library would run it. */
class MainJobTest {

    private final TestBench bench = TestBench.create();

    @Test
    void bindSignInRecoverUnbind() {
        TestBench.App app = bench.enrol(ADA);
        Caller.TokenHolder first = bench.signIn(ADA);
        String code = app.code();
        assertThat(bench.service().verifyTotp(first, code)).isInstanceOf(Verification.Verified.class);
        assertThat(bench.service().verifyTotp(bench.signIn(ADA), code))
                .isEqualTo(new Rejected(Rejected.Reason.INVALID_CODE));
        AuthenticatorId phone = bench.bind(ADA, PHONE);
        Caller.TokenHolder second = bench.signIn(ADA);
        assertThat(bench.service().checkBindable(second, PHONE)).isEqualTo(new BindableAnswer.Decided(true));
        assertThat(bench.service().send(second, DeliveryTarget.of(phone))).isInstanceOf(Sending.Sent.class);
        assertThat(bench.service()
                        .verifySms(
                                second,
                                DeliveryTarget.of(PHONE),
                                bench.delivery().codeFor(PHONE)))
                .isInstanceOf(Verification.Verified.class);
        Verification recovered = bench.service()
                .verifyRecoveryCode(bench.signIn(ADA), app.recoveryCodes().get(3));
        assertThat(recovered).isInstanceOf(Verification.Verified.class);
        assertThat(((Verification.Verified) recovered).recoveryCodesLeft()).hasValue(9);
        bench.clock().advance(Duration.ofMinutes(2));
        Unbinding gone =
                bench.service().unbind(Caller.signedIn(ADA), app.id(), new SecondFactorProof.TotpCode(app.code()));
        assertThat(gone).isEqualTo(new Unbinding.Unbound(1));
        Listing.Authenticators left = (Listing.Authenticators) bench.service().listAuthenticators(Caller.signedIn(ADA));
        assertThat(left.authenticators()).extracting(it -> it.id()).containsExactly(phone);
    }

    @Test
    void wrongCodesLock() {
        TestBench.App app = bench.enrol(ADA);
        Caller.TokenHolder holder = bench.signIn(ADA);
        for (int i = 0; i < 5; i++) {
            assertThat(bench.service().verifyTotp(holder, app.wrongCode())).isInstanceOf(Rejected.class);
        }
        assertThat(bench.service().verifyTotp(bench.signIn(ADA), app.code())).isInstanceOf(Locked.class);
        assertThat(bench.events().changes()).contains(MfaEvent.ChangeType.LOCKED);
        bench.clock().advance(Duration.ofSeconds(31));
        assertThat(bench.service().verifyTotp(bench.signIn(ADA), app.code())).isInstanceOf(Verification.Verified.class);
    }
}
