package dev.mfacore.engine;

import static dev.mfacore.support.TestBench.ADA;
import static dev.mfacore.support.TestBench.EMAIL;
import static dev.mfacore.support.TestBench.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.AdminAction;
import dev.mfacore.AssociateRequest;
import dev.mfacore.Association;
import dev.mfacore.BeginRequest;
import dev.mfacore.Caller;
import dev.mfacore.Factor;
import dev.mfacore.MfaEvent.Outcome;
import dev.mfacore.MfaPolicy;
import dev.mfacore.Regeneration;
import dev.mfacore.Rejected;
import dev.mfacore.Rejected.Reason;
import dev.mfacore.SecondFactorProof;
import dev.mfacore.Unbinding;
import dev.mfacore.Verification;
import dev.mfacore.engine.state.UserStateCodec;
import dev.mfacore.support.TestBench;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Second-factor proofs: what they are good for, and how long. */
class ProofTest {

    private static final Caller.SignedIn SESSION = Caller.signedIn(ADA);
    private static final Rejected PROOF_REQUIRED = new Rejected(Reason.PROOF_REQUIRED);
    private static final AssociateRequest MORE = AssociateRequest.authenticatorApp("more");

    private final TestBench bench = TestBench.create();

    private SecondFactorProof proof(BeginRequest request, TestBench.App app) {
        Verification answer = bench.service().verifyTotp(bench.begin(request), app.code());
        app.nextStep().nextStep();
        return ((Verification.Verified) answer).proof();
    }

    private Outcome lastOutcome() {
        List<Outcome> outcomes = bench.events().outcomes();
        return outcomes.get(outcomes.size() - 1);
    }

    @Test
    @Tag("DOTP-07")
    @Tag("BIND-05")
    void aProofForUnbindingUnbindsAndDoesNothingElse() {
        TestBench.App app = bench.enrol(ADA);
        SecondFactorProof unbinding = proof(BeginRequest.unbind(ADA), app);
        assertThat(bench.service().associate(SESSION, MORE, unbinding)).isEqualTo(PROOF_REQUIRED);
        assertThat(bench.service().regenerateRecoveryCodes(SESSION, unbinding)).isEqualTo(PROOF_REQUIRED);
        assertThat(lastOutcome()).isEqualTo(Outcome.STALE_PROOF);
        assertThat(bench.service().unbind(SESSION, app.id(), unbinding)).isInstanceOf(Unbinding.Unbound.class);
    }

    @Test
    @Tag("BIND-04")
    void aStepUpProofDoesEverything() {
        TestBench.App app = bench.enrol(ADA);
        SecondFactorProof stepUp = proof(BeginRequest.stepUp(ADA), app);
        assertThat(bench.service().associate(SESSION, MORE, stepUp)).isInstanceOf(Association.AuthenticatorApp.class);
        assertThat(bench.service().regenerateRecoveryCodes(SESSION, stepUp))
                .isInstanceOf(Regeneration.Regenerated.class);
        assertThat(bench.service().unbind(SESSION, app.id(), stepUp)).isInstanceOf(Unbinding.Unbound.class);
    }

    @Test
    @Tag("TXN-07")
    void aProofDiesWithItsEpochAndWithItsFactor() {
        TestBench.App app = bench.enrol(ADA);
        bench.bind(ADA, EMAIL);
        bench.bind(ADA, PHONE);
        SecondFactorProof proof = proof(BeginRequest.stepUp(ADA), app);
        bench.restart(builder ->
                builder.policy(MfaPolicy.builder().factors(Set.of(Factor.SMS)).build()));
        assertThat(bench.service().unbind(SESSION, app.id(), proof)).isEqualTo(PROOF_REQUIRED);
        bench.restart(builder -> builder);
        bench.admin().invalidateTransactions(ADA, new AdminAction("system", "password changed"));
        assertThat(bench.service().unbind(SESSION, app.id(), proof)).isEqualTo(PROOF_REQUIRED);
    }

    @Test
    @Tag("INP-05")
    @Tag("SEC-10")
    void aCodeOverTheCapIsNotCompared() {
        TestBench.App app = bench.enrol(ADA);
        bench.service().unbind(SESSION, app.id(), new SecondFactorProof.TotpCode("1".repeat(17)));
        assertThat(lastOutcome()).isEqualTo(Outcome.MALFORMED);
        bench.service().unbind(SESSION, app.id(), new SecondFactorProof.TotpCode("1".repeat(16)));
        assertThat(lastOutcome()).isEqualTo(Outcome.WRONG);
        var state = UserStateCodec.decode(bench.stored(ADA).orElseThrow());
        assertThat(state.throttle(Factor.TOTP).failures()).isEqualTo(1);
        bench.service().unbind(SESSION, app.id(), new SecondFactorProof.RecoveryCode("1".repeat(65)));
        assertThat(lastOutcome()).isEqualTo(Outcome.MALFORMED);
    }

    @Test
    @Tag("THR-04")
    void aRightCodeAsProofForgivesThatFactorsFailures() {
        TestBench.App app = bench.enrol(ADA);
        bench.service().regenerateRecoveryCodes(SESSION, new SecondFactorProof.TotpCode(app.wrongCode()));
        bench.service().regenerateRecoveryCodes(SESSION, new SecondFactorProof.TotpCode(app.code()));
        var state = UserStateCodec.decode(bench.stored(ADA).orElseThrow());
        assertThat(state.throttle(Factor.TOTP).failures()).isZero();
    }

    @Test
    void aRecoveryCodeIsNoProofWhereItWouldHaveToBeReplaced() {
        bench.restart(builder ->
                builder.policy(MfaPolicy.builder().oneRecoveryCode(true).build()));
        TestBench.App app = bench.enrol(ADA);
        SecondFactorProof code =
                new SecondFactorProof.RecoveryCode(app.recoveryCodes().get(0));
        assertThat(bench.service().unbind(SESSION, app.id(), code)).isEqualTo(new Rejected(Reason.NOT_PERMITTED));
        assertThat(bench.service()
                        .verifyRecoveryCode(
                                bench.signIn(ADA), app.recoveryCodes().get(0)))
                .isInstanceOf(Verification.Verified.class);
    }

    @Test
    void aForbiddenFactorProvesNothing() {
        TestBench.App app = bench.enrol(ADA);
        bench.restart(builder ->
                builder.policy(MfaPolicy.builder().factors(Set.of(Factor.SMS)).build()));
        assertThat(bench.service().unbind(SESSION, app.id(), new SecondFactorProof.TotpCode(app.code())))
                .isEqualTo(new Rejected(Reason.NOT_PERMITTED));
        assertThat(lastOutcome()).isEqualTo(Outcome.NOT_PERMITTED);
    }
}
