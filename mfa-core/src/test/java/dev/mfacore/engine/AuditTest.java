package dev.mfacore.engine;

import static dev.mfacore.support.TestBench.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.mfacore.BeginRequest;
import dev.mfacore.Caller;
import dev.mfacore.Factor;
import dev.mfacore.Mfa;
import dev.mfacore.MfaEvent;
import dev.mfacore.MfaEvent.Outcome;
import dev.mfacore.MfaToken;
import dev.mfacore.MfaUnavailableException;
import dev.mfacore.Verification;
import dev.mfacore.port.StoreException;
import dev.mfacore.port.StoreKey;
import dev.mfacore.support.EventRecorder;
import dev.mfacore.support.LogCapture;
import dev.mfacore.support.PortProbe;
import dev.mfacore.support.PortProbe.Call;
import dev.mfacore.support.TestBench;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The operator hears of every attempt once, exactly, and only of what is saved. */
class AuditTest {

    private final TestBench bench = TestBench.create();

    private List<Outcome> told(Runnable attempt) {
        bench.events().clear();
        attempt.run();
        return bench.events().outcomes();
    }

    @Test
    @Tag("SEC-10")
    void everyKindOfRefusalTellsOfItself() {
        TestBench.App app = bench.enrol(ADA);
        Caller.TokenHolder used = bench.signIn(ADA);
        String code = app.code();
        assertThat(told(() -> bench.service().verifyTotp(used, code))).containsExactly(Outcome.ACCEPTED);
        assertThat(told(() -> bench.service().verifyTotp(used, code))).containsExactly(Outcome.DEAD_TOKEN);
        assertThat(told(() -> bench.service().verifyTotp(bench.signIn(ADA), code)))
                .containsExactly(Outcome.REPLAYED);
        assertThat(told(() -> bench.service().verifyTotp(bench.signIn(ADA), app.wrongCode())))
                .containsExactly(Outcome.WRONG);
        assertThat(told(() -> bench.service().verifyTotp(bench.signIn(ADA), "1".repeat(17))))
                .containsExactly(Outcome.MALFORMED);
        Caller.TokenHolder elsewhere = bench.begin(BeginRequest.signIn(ADA).inContext("tab"));
        assertThat(told(() -> bench.service().verifyTotp(elsewhere, code))).containsExactly(Outcome.WRONG_CONTEXT);
        assertThat(told(() -> bench.service().verifyTotp(Caller.holding(new MfaToken("forged")), code)))
                .containsExactly(Outcome.DEAD_TOKEN);
        for (int i = 0; i < 3; i++) {
            bench.service().verifyTotp(bench.signIn(ADA), app.wrongCode());
        }
        assertThat(told(() -> bench.service().verifyTotp(bench.signIn(ADA), app.code())))
                .containsExactly(Outcome.LOCKED);
    }

    @Test
    @Tag("SEC-10")
    void anEventNamesUserFactorAuthenticatorTimeAndSource() {
        TestBench.App app = bench.enrol(ADA);
        bench.events().clear();
        bench.service().verifyTotp(bench.signIn(ADA).from("192.0.2.7"), app.code());
        assertThat(bench.events().all()).singleElement().satisfies(event -> {
            MfaEvent.Attempt attempt = (MfaEvent.Attempt) event;
            assertThat(attempt.user()).contains(ADA);
            assertThat(attempt.factor()).contains(Factor.TOTP);
            assertThat(attempt.authenticator()).contains(app.id());
            assertThat(attempt.at()).isEqualTo(bench.clock().instant());
            assertThat(attempt.source()).contains("192.0.2.7");
            assertThat(attempt.operation()).isEqualTo(MfaEvent.Operation.VERIFY);
        });
    }

    @Test
    @Tag("SEC-10")
    void numbersOfSavedEventsHaveNoGapsAndOfOthersRepeatTheLatest() {
        TestBench.App app = bench.enrol(ADA);
        bench.service().verifyTotp(bench.signIn(ADA), app.code());
        bench.service().verifyTotp(bench.signIn(ADA), "1".repeat(17));
        bench.service().verifyTotp(bench.signIn(ADA), app.wrongCode());
        assertThat(bench.events().all()).extracting(MfaEvent::sequence).containsExactly(1L, 2L, 3L, 4L, 4L, 5L);
    }

    @Test
    @Tag("SEC-10")
    @Tag("STO-08")
    void aSuccessThatWasNotSavedIsNotToldOf() {
        String code = bench.enrol(ADA).code();
        Caller.TokenHolder holder = bench.signIn(ADA);
        Mfa.Local engine = PortProbe.on(bench)
                .engine(dev.mfacore.MfaPolicy.defaults(), PortProbe.namesOnly(), (number, call) -> {
                    if (call == Call.SAVE) {
                        throw new StoreException("disk full");
                    }
                });
        assertThat(told(() -> assertThat(catchThrowable(() -> engine.service().verifyTotp(holder, code)))
                        .isInstanceOf(MfaUnavailableException.class)))
                .containsExactly(Outcome.UNAVAILABLE);
    }

    @Test
    @Tag("SEC-10")
    void aListenerThatFailsChangesNothingAndSilencesNoOther() {
        String code = bench.enrol(ADA).code();
        EventRecorder later = new EventRecorder();
        Mfa.Local engine = bench.build(builder -> builder.listener(event -> {
                    throw new AssertionError("secret of the listener");
                })
                .listener(later));
        Verification[] answer = new Verification[1];
        List<String> lines = LogCapture.during(
                "dev.mfacore", () -> answer[0] = engine.service().verifyTotp(bench.signIn(ADA), code));
        assertThat(answer[0]).isInstanceOf(Verification.Verified.class);
        assertThat(later.outcomes()).containsExactly(Outcome.ACCEPTED);
        assertThat(lines).singleElement().asString().contains("AssertionError").doesNotContain("secret");
    }

    @Test
    @Tag("SEC-10")
    @Tag("STO-08")
    void aRecordThatCannotBeReadEndsEveryCallAndIsToldOf() {
        TestBench.App app = bench.enrol(ADA);
        Caller.TokenHolder holder = bench.signIn(ADA);
        byte[] stored = bench.stored(ADA).orElseThrow();
        for (int length = 0; length < stored.length; length += 7) {
            bench.store().tamper(new StoreKey("user", ADA.value()), java.util.Arrays.copyOf(stored, length));
            bench.events().clear();
            Throwable failure = catchThrowable(() -> bench.service().verifyTotp(holder, app.code()));
            assertThat(Optional.ofNullable(failure))
                    .as("cut to %d bytes", length)
                    .containsInstanceOf(MfaUnavailableException.class);
            assertThat(bench.events().outcomes()).containsExactly(Outcome.UNAVAILABLE);
        }
    }

    @Test
    @Tag("SEC-10")
    void aListenerThatRunsOutOfStackChangesNothing() {
        String code = bench.enrol(ADA).code();
        Mfa.Local engine = bench.build(builder -> builder.listener(event -> {
            throw new StackOverflowError("secret of the listener");
        }));
        Verification[] answer = new Verification[1];
        List<String> lines = LogCapture.during(
                "dev.mfacore", () -> answer[0] = engine.service().verifyTotp(bench.signIn(ADA), code));
        assertThat(answer[0]).isInstanceOf(Verification.Verified.class);
        assertThat(lines)
                .singleElement()
                .asString()
                .contains("StackOverflowError")
                .doesNotContain("secret");
    }
}
