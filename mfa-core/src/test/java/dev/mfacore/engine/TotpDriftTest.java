package dev.mfacore.engine;

import static dev.mfacore.support.TestBench.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.MfaPolicy;
import dev.mfacore.Rejected;
import dev.mfacore.Verification;
import dev.mfacore.support.StateView;
import dev.mfacore.support.TestBench;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the engine learns of an app's clock moves the window a little, and never further. */
class TotpDriftTest {

    @Property
    @net.jqwik.api.Tag("TOTP-12")
    void driftMovesTheWindowWithinItsBoundAndNeverWidensIt(
            @ForAll @IntRange(max = 2) int bound,
            @ForAll @IntRange(max = 3) int back,
            @ForAll @IntRange(max = 3) int forward,
            @ForAll @Size(min = 1, max = 10) List<@IntRange(min = -6, max = 6) Integer> offsets) {
        TestBench bench = TestBench.with(policy(bound, back, forward));
        TestBench.App app = bench.enrol(ADA);
        AppModel model = new AppModel(bench, app, back, forward, bound);
        for (int offset : offsets) {
            app.nextStep();
            String code = app.codeIn(offset);
            boolean expected = model.accepts(code);
            Verification answer = bench.service().verifyTotp(bench.signIn(ADA), code);
            assertThat(answer instanceof Verification.Verified).isEqualTo(expected);
            assertThat(drift(bench)).isEqualTo(model.drift()).isBetween(-bound, bound);
        }
    }

    @Test
    @Tag("TOTP-12")
    void appThatRunsAheadIsNotFollowedBeyondTheBound() {
        TestBench bench = TestBench.with(policy(2, 1, 1));
        TestBench.App app = bench.enrol(ADA);
        for (int ahead = 1; ahead <= 3; ahead++) {
            app.nextStep();
            assertThat(bench.service().verifyTotp(bench.signIn(ADA), app.codeIn(ahead)))
                    .isInstanceOf(Verification.Verified.class);
        }
        app.nextStep();
        assertThat(bench.service().verifyTotp(bench.signIn(ADA), app.codeIn(4)))
                .isEqualTo(new Rejected(Rejected.Reason.INVALID_CODE));
        assertThat(drift(bench)).isEqualTo(2);
    }

    @Test
    @Tag("TOTP-12")
    void driftReopensNoStep() {
        TestBench bench = TestBench.with(policy(2, 1, 1));
        TestBench.App app = bench.enrol(ADA);
        String first = app.codeIn(-1);
        assertThat(bench.service().verifyTotp(bench.signIn(ADA), first)).isInstanceOf(Verification.Verified.class);
        assertThat(bench.service().verifyTotp(bench.signIn(ADA), first))
                .isEqualTo(new Rejected(Rejected.Reason.INVALID_CODE));
        assertThat(bench.service().verifyTotp(bench.signIn(ADA), app.codeIn(1)))
                .isEqualTo(new Rejected(Rejected.Reason.INVALID_CODE));
        assertThat(bench.service().verifyTotp(bench.signIn(ADA), app.code())).isInstanceOf(Verification.Verified.class);
    }

    private static int drift(TestBench bench) {
        return StateView.state(bench, ADA)
                .authenticators()
                .get(0)
                .totp()
                .orElseThrow()
                .drift();
    }

    private static MfaPolicy policy(int bound, int back, int forward) {
        return MfaPolicy.builder()
                .lockAfter(100)
                .totpDriftSteps(bound)
                .totpWindow(back, forward)
                .build();
    }
}
