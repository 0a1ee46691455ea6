package dev.mfacore.engine;

import static dev.mfacore.support.TestBench.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.AssociateRequest;
import dev.mfacore.Association;
import dev.mfacore.Caller;
import dev.mfacore.Confirmation;
import dev.mfacore.Mfa;
import dev.mfacore.MfaPolicy;
import dev.mfacore.Regeneration;
import dev.mfacore.Rejected;
import dev.mfacore.SecondFactorProof;
import dev.mfacore.Unbinding;
import dev.mfacore.Verification;
import dev.mfacore.support.Answers;
import dev.mfacore.support.TestBench;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A code of an authenticator app is accepted once, whatever is done with it, wherever and whenever. */
class TotpReplayTest {

    private static final Caller.SignedIn SESSION = Caller.signedIn(ADA);
    private static final Duration STEP = Duration.ofSeconds(30);

    /** What a code can be given for. */
    enum Use {
        VERIFY,
        ASSOCIATE,
        REGENERATE
    }

    /**
     * One arrival of a code.
     *
     * @param jump by how many seconds the clock moves before it
     * @param engine on which of two engines it arrives; 2 restarts the first one before
     * @param offset of which step the code is, seen from now
     * @param use what it is given for
     */
    record Arrival(int jump, int engine, int offset, Use use) {}

    @Property
    @net.jqwik.api.Tag("TOTP-08")
    @net.jqwik.api.Tag("TOTP-09")
    @net.jqwik.api.Tag("TOTP-10")
    @net.jqwik.api.Tag("TOTP-11")
    void codeIsAcceptedIfItsStepIsInTheWindowAndAboveAllAccepted(
            @ForAll @IntRange(max = 3) int back,
            @ForAll @IntRange(max = 3) int forward,
            @ForAll("arrivals") List<Arrival> arrivals) {
        UnaryOperator<MfaPolicy.Builder> window = policy -> policy.totpWindow(back, forward);
        TestBench bench = patient(window);
        TestBench.App app = bench.enrol(ADA);
        AppModel model = new AppModel(bench, app, back, forward, 0);
        Mfa.Local other = bench.build(builder -> builder.policy(policy(window)));
        for (Arrival arrival : arrivals) {
            bench.clock().advanceSeconds(arrival.jump());
            if (arrival.engine() == 2) {
                bench.restart(builder -> builder.policy(policy(window)));
            }
            String code = app.codeIn(arrival.offset());
            boolean expected = model.accepts(code);
            Object answer = give(bench, arrival.engine() == 1 ? other : null, arrival.use(), code);
            assertThat(Answers.isAccepting(answer))
                    .as("%s answered %s", arrival, answer)
                    .isEqualTo(expected);
        }
    }

    @Provide
    Arbitrary<List<Arrival>> arrivals() {
        Arbitrary<Arrival> arrival = Combinators.combine(
                        Arbitraries.frequencyOf(
                                net.jqwik.api.Tuple.of(6, Arbitraries.just(0)),
                                net.jqwik.api.Tuple.of(4, Arbitraries.integers().between(-65, 65)),
                                net.jqwik.api.Tuple.of(1, Arbitraries.of(-3600, 3600, 86_400))),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(-4, 4),
                        Arbitraries.of(Use.class))
                .as(Arrival::new);
        return arrival.list().ofMinSize(2).ofMaxSize(8);
    }

    /** A token is dead while the clock is set back behind one that was forgotten, so a session's proof stands in. */
    private static Object give(TestBench bench, Mfa.Local other, Use use, String code) {
        var service = other == null ? bench.service() : other.service();
        SecondFactorProof proof = new SecondFactorProof.TotpCode(code);
        if (use == Use.ASSOCIATE) {
            return service.associate(SESSION, AssociateRequest.authenticatorApp("another"), proof);
        }
        if (use == Use.VERIFY) {
            Verification answer = service.verifyTotp(bench.signIn(ADA), code);
            if (!answer.equals(new Rejected(Rejected.Reason.INVALID_TOKEN))) {
                return answer;
            }
        }
        return service.regenerateRecoveryCodes(SESSION, proof);
    }

    @Test
    @Tag("TOTP-08")
    void sameCodeIsRefusedUntilItHasLeftTheWindow() {
        TestBench bench = patient(it -> it);
        TestBench.App app = bench.enrol(ADA);
        Instant begun = bench.clock().instant();
        String code = app.codeIn(1);
        assertThat(verify(bench, code)).isInstanceOf(Verification.Verified.class);
        for (int second = 0; second < 90; second += 10) {
            bench.clock().set(begun.plusSeconds(second));
            assertThat(verify(bench, code)).isEqualTo(new Rejected(Rejected.Reason.INVALID_CODE));
        }
        bench.clock().set(begun.plusSeconds(90));
        assertThat(verify(bench, app.code())).isInstanceOf(Verification.Verified.class);
    }

    @Test
    @Tag("TOTP-09")
    void codesOfEarlierStepsAreBurntWithTheMatchedOne() {
        TestBench bench = patient(it -> it.totpWindow(3, 3));
        TestBench.App app = bench.enrol(ADA);
        assertThat(verify(bench, app.codeIn(1))).isInstanceOf(Verification.Verified.class);
        for (int offset : new int[] {1, 0, -1, -3}) {
            assertThat(verify(bench, app.codeIn(offset))).isInstanceOf(Rejected.class);
        }
        assertThat(verify(bench, app.codeIn(2))).isInstanceOf(Verification.Verified.class);
    }

    @Test
    @Tag("TOTP-09")
    void codeOfAnEarlierStepThanNowLeavesTheCurrentOneUsable() {
        TestBench bench = patient(it -> it);
        TestBench.App app = bench.enrol(ADA);
        assertThat(verify(bench, app.codeIn(-1))).isInstanceOf(Verification.Verified.class);
        assertThat(verify(bench, app.codeIn(-1))).isInstanceOf(Rejected.class);
        assertThat(verify(bench, app.code())).isInstanceOf(Verification.Verified.class);
    }

    @Test
    @Tag("TOTP-10")
    void consumedStepStaysConsumedWhenTheClockIsSetBack() {
        TestBench bench = patient(it -> it);
        TestBench.App app = bench.enrol(ADA);
        Instant moment = bench.clock().instant();
        String code = app.code();
        SecondFactorProof proof = new SecondFactorProof.TotpCode(code);
        assertThat(bench.service().regenerateRecoveryCodes(SESSION, proof))
                .isInstanceOf(Regeneration.Regenerated.class);
        for (Duration away : List.of(STEP, Duration.ofHours(1), Duration.ofDays(400))) {
            bench.clock().set(moment.plus(away));
            assertThat(bench.service().regenerateRecoveryCodes(SESSION, new SecondFactorProof.TotpCode(app.code())))
                    .isInstanceOf(Regeneration.Regenerated.class);
            bench.restart(builder -> builder.policy(policy(it -> it)));
            bench.clock().set(moment);
            assertThat(bench.service().regenerateRecoveryCodes(SESSION, proof))
                    .isEqualTo(new Rejected(Rejected.Reason.INVALID_CODE));
        }
    }

    @Test
    @Tag("TOTP-11")
    void confirmingCodeIsSpent() {
        TestBench bench = patient(it -> it);
        TestBench.App app = bench.associateApp(SESSION);
        String code = app.code();
        assertThat(bench.service().confirm(SESSION, app.id(), code)).isInstanceOf(Confirmation.Confirmed.class);
        assertThat(verify(bench, code)).isEqualTo(new Rejected(Rejected.Reason.INVALID_CODE));
        SecondFactorProof proof = new SecondFactorProof.TotpCode(code);
        assertThat(bench.service().unbind(SESSION, app.id(), proof))
                .isEqualTo(new Rejected(Rejected.Reason.INVALID_CODE));
        assertThat(verify(bench, app.codeIn(1))).isInstanceOf(Verification.Verified.class);
    }

    @Test
    @Tag("TOTP-11")
    void confirmingCodePassesTheFirstVerifyOnceWhereThePolicySaysSo() {
        TestBench bench = patient(it -> it.confirmCodeReuse(true));
        TestBench.App app = bench.associateApp(SESSION);
        String code = app.code();
        assertThat(bench.service().confirm(SESSION, app.id(), code)).isInstanceOf(Confirmation.Confirmed.class);
        assertThat(bench.service().unbind(SESSION, app.id(), new SecondFactorProof.TotpCode(code)))
                .isEqualTo(new Rejected(Rejected.Reason.INVALID_CODE));
        assertThat(verify(bench, code)).isInstanceOf(Verification.Verified.class);
        assertThat(verify(bench, code)).isEqualTo(new Rejected(Rejected.Reason.INVALID_CODE));
    }

    @Test
    @Tag("TOTP-11")
    void verifiedCodeProvesNothingMore() {
        TestBench bench = patient(it -> it);
        TestBench.App app = bench.enrol(ADA);
        String code = app.code();
        assertThat(verify(bench, code)).isInstanceOf(Verification.Verified.class);
        SecondFactorProof proof = new SecondFactorProof.TotpCode(code);
        Rejected refusal = new Rejected(Rejected.Reason.INVALID_CODE);
        assertThat(bench.service().unbind(SESSION, app.id(), proof)).isEqualTo(refusal);
        assertThat(bench.service().regenerateRecoveryCodes(SESSION, proof)).isEqualTo(refusal);
        assertThat(bench.service().associate(SESSION, AssociateRequest.authenticatorApp("another"), proof))
                .isEqualTo(refusal);
        SecondFactorProof fresh = new SecondFactorProof.TotpCode(app.codeIn(1));
        assertThat(bench.service().unbind(SESSION, app.id(), fresh)).isInstanceOf(Unbinding.Unbound.class);
    }

    @Test
    @Tag("TOTP-11")
    void codeGivenAsProofIsSpent() {
        TestBench bench = patient(it -> it);
        TestBench.App app = bench.enrol(ADA);
        String code = app.code();
        Association association = bench.service()
                .associate(SESSION, AssociateRequest.authenticatorApp("another"), new SecondFactorProof.TotpCode(code));
        assertThat(association).isInstanceOf(Association.AuthenticatorApp.class);
        assertThat(verify(bench, code)).isEqualTo(new Rejected(Rejected.Reason.INVALID_CODE));
    }

    @Property(tries = 20)
    @net.jqwik.api.Tag("TOTP-11")
    void recoverySignInBurnsTheWholeWindow(
            @ForAll @IntRange(max = 3) int back, @ForAll @IntRange(max = 3) int forward) {
        TestBench bench = patient(it -> it.totpWindow(back, forward));
        TestBench.App app = bench.enrol(ADA);
        assertThat(bench.service()
                        .verifyRecoveryCode(
                                bench.signIn(ADA), app.recoveryCodes().get(0)))
                .isInstanceOf(Verification.Verified.class);
        for (int offset = -back; offset <= forward; offset++) {
            assertThat(verify(bench, app.codeIn(offset))).isEqualTo(new Rejected(Rejected.Reason.INVALID_CODE));
        }
        bench.clock().advance(STEP.multipliedBy(forward + 1));
        assertThat(verify(bench, app.code())).isInstanceOf(Verification.Verified.class);
    }

    @Test
    @Tag("TOTP-11")
    void recoverySignInLeavesTheWindowWhereThePolicySaysSo() {
        TestBench bench = patient(it -> it.recoveryBurnsTotpWindow(false));
        TestBench.App app = bench.enrol(ADA);
        assertThat(bench.service()
                        .verifyRecoveryCode(
                                bench.signIn(ADA), app.recoveryCodes().get(0)))
                .isInstanceOf(Verification.Verified.class);
        assertThat(verify(bench, app.code())).isInstanceOf(Verification.Verified.class);
    }

    private static Verification verify(TestBench bench, String code) {
        return bench.service().verifyTotp(bench.signIn(ADA), code);
    }

    /** An engine that does not lock so soon that the lock would hide what is asked. */
    private static TestBench patient(UnaryOperator<MfaPolicy.Builder> change) {
        return TestBench.with(policy(change));
    }

    private static MfaPolicy policy(UnaryOperator<MfaPolicy.Builder> change) {
        return change.apply(MfaPolicy.builder().lockAfter(100)).build();
    }
}
