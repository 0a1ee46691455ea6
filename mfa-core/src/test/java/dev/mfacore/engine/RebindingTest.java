package dev.mfacore.engine;

import static dev.mfacore.support.TestBench.ADA;
import static dev.mfacore.support.TestBench.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.AssociateRequest;
import dev.mfacore.Association;
import dev.mfacore.AuthenticatorId;
import dev.mfacore.Caller;
import dev.mfacore.Confirmation;
import dev.mfacore.Verification;
import dev.mfacore.support.TestBench;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Binding anew what is bound already. */
class RebindingTest {

    private static final Caller.SignedIn SESSION = Caller.signedIn(ADA);

    private final TestBench bench = TestBench.create();

    @Test
    @Tag("REC-09")
    @Tag("BIND-02")
    void recoveryCodesSurviveThatTheOnlyRecipientIsBoundAnew() {
        Association.DeliveredCodes first = bindPhone();
        bench.clock().advance(Duration.ofHours(2));
        Association.DeliveredCodes second = bindPhone();
        assertThat(second.recoveryCodes()).as("the set goes on").isEmpty();
        assertThat(bench.admin().listAuthenticators(ADA).authenticators())
                .extracting(it -> it.id())
                .containsExactly(second.authenticator());
        assertThat(bench.admin().listAuthenticators(ADA).recoveryCodesLeft()).isEqualTo(10);
        String code = first.recoveryCodes().orElseThrow().codes().get(0);
        assertThat(bench.service().verifyRecoveryCode(bench.signIn(ADA), code))
                .isInstanceOf(Verification.Verified.class);
    }

    private Association.DeliveredCodes bindPhone() {
        Association.DeliveredCodes pending = (Association.DeliveredCodes)
                bench.service().associate(SESSION, AssociateRequest.deliveredTo("mine", PHONE), bench.attested());
        AuthenticatorId id = pending.authenticator();
        assertThat(bench.service().confirm(SESSION, id, bench.delivery().codeFor(PHONE)))
                .isInstanceOf(Confirmation.Confirmed.class);
        return pending;
    }
}
