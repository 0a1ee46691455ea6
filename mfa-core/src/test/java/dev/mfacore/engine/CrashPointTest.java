package dev.mfacore.engine;

import static dev.mfacore.support.TestBench.ADA;
import static dev.mfacore.support.TestBench.BOB;
import static dev.mfacore.support.TestBench.PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfacore.AssociateRequest;
import dev.mfacore.Association;
import dev.mfacore.Caller;
import dev.mfacore.Confirmation;
import dev.mfacore.Factor;
import dev.mfacore.Mfa;
import dev.mfacore.MfaEvent;
import dev.mfacore.MfaPolicy;
import dev.mfacore.Verification;
import dev.mfacore.engine.state.UserState;
import dev.mfacore.support.Answers;
import dev.mfacore.support.PortProbe;
import dev.mfacore.support.Reference;
import dev.mfacore.support.Scenario;
import dev.mfacore.support.StateView;
import dev.mfacore.support.TestBench;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The process ends before any port call of any flow, and a new one starts on what the store holds. */
class CrashPointTest {

    /** The end of the process: nothing catches it, and no port answers after it. */
    private static final class ProcessEnd extends VirtualMachineError {
        @Serial
        private static final long serialVersionUID = 1L;
    }

    static List<Scenario> scenarios() {
        return Scenario.all();
    }

    private static PortProbe.Hook endingAt(int end) {
        return (number, call) -> {
            if (number >= end) {
                throw new ProcessEnd();
            }
        };
    }

    private static Scenario.Ready crashed(Scenario scenario, int end) {
        Scenario.Ready ready = scenario.ready();
        Mfa.Local engine = PortProbe.on(ready.bench()).engine(scenario.policy(), scenario.directory(), endingAt(end));
        assertThatThrownBy(() -> ready.step().on(engine)).isInstanceOf(ProcessEnd.class);
        return ready;
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    @Tag("STO-08")
    void afterARestartTheStateIsOneThatTheWholeCallPassesThrough(Scenario scenario) {
        Reference reference = Reference.of(scenario);
        for (int end = 0; end < reference.calls().size(); end++) {
            Scenario.Ready ready = crashed(scenario, end);
            String state = StateView.of(ready.bench().store());
            assertThat(reference.states())
                    .as("%s, ended at call %d", scenario, end)
                    .contains(state);
            String again = Answers.kind(ready.step().on(Scenario.healthy(ready)));
            assertThat(reference.anyAnswer())
                    .as("%s, ended at call %d", scenario, end)
                    .contains(again);
            if (!state.equals(reference.firstState()) && state.equals(reference.lastState())) {
                assertThat(again)
                        .as("%s, ended at call %d", scenario, end)
                        .isIn(reference.secondAnswer(), "NotSent THROTTLED");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    @Tag("STO-03")
    @Tag("STO-04")
    void aCrashLosesNoBindingAndTurnsNoCounterBack(Scenario scenario) {
        Scenario.Ready whole = scenario.ready();
        UserState before = StateView.state(whole.bench(), ADA);
        whole.step().on(Scenario.healthy(whole));
        UserState after = StateView.state(whole.bench(), ADA);
        int calls = Reference.of(scenario).calls().size();
        for (int end = 0; end < calls; end++) {
            UserState state = StateView.state(crashed(scenario, end).bench(), ADA);
            String story = scenario + ", ended at call " + end;
            assertThat(ids(state)).as(story).isIn(ids(before), ids(after));
            assertThat(state.epoch()).as(story).isBetween(before.epoch(), after.epoch());
            assertThat(state.sequence()).as(story).isGreaterThanOrEqualTo(before.sequence());
            for (Factor factor : Factor.values()) {
                assertThat(state.throttle(factor)).as(story).isIn(before.throttle(factor), after.throttle(factor));
            }
        }
    }

    private static List<String> ids(UserState state) {
        return state.authenticators().stream()
                .map(it -> it.factor() + it.name() + it.totp().map(totp -> totp.lastStep()))
                .toList();
    }

    @Test
    @Tag("STO-01")
    @Tag("TOTP-09")
    void noCodeIsAcceptedTwiceWhereverTheProcessEnds() {
        List<Scenario> accepted = scenarios().stream()
                .filter(it -> it.name().startsWith("verify") || it.name().startsWith("recover"))
                .filter(it -> it.name().contains("right"))
                .toList();
        assertThat(accepted).hasSizeGreaterThanOrEqualTo(5);
        for (Scenario scenario : accepted) {
            for (int end = 0; end < Reference.of(scenario).calls().size(); end++) {
                Scenario.Ready ready = crashed(scenario, end);
                long times = Stream.of(1, 2, 3)
                        .map(it -> ready.step().on(Scenario.healthy(ready)))
                        .filter(Verification.Verified.class::isInstance)
                        .count();
                assertThat(times).as("%s, ended at call %d", scenario, end).isLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    @Tag("BIND-11")
    void aRecipientHasAtMostOneHolderAndIsNeverLostToAll() {
        for (int end = 0; end < 40; end++) {
            TestBench bench = TestBench.create();
            List<Runnable> binders = List.of(binding(bench, ADA, end), binding(bench, BOB, Integer.MAX_VALUE));
            binders.forEach(Runnable::run);
            assertThat(holders(bench)).as("ended at call %d", end).hasSize(1);
        }
    }

    private static Runnable binding(TestBench bench, dev.mfacore.UserId user, int end) {
        Caller.SignedIn session = Caller.signedIn(user);
        Association.DeliveredCodes association = (Association.DeliveredCodes)
                bench.service().associate(session, AssociateRequest.deliveredTo("mine", PHONE));
        String code = bench.delivery().codeFor(PHONE);
        bench.clock().advanceSeconds(120);
        Mfa.Local engine = PortProbe.on(bench).engine(MfaPolicy.defaults(), PortProbe.namesOnly(), endingAt(end));
        return () -> {
            try {
                Confirmation answer = engine.service().confirm(session, association.authenticator(), code);
                assertThat(Answers.kind(answer)).isIn("Confirmed", "Rejected NOT_BINDABLE");
            } catch (ProcessEnd ended) {
                assertThat(end).isLessThan(Integer.MAX_VALUE);
            }
        };
    }

    private static List<String> holders(TestBench bench) {
        List<String> holders = new ArrayList<>();
        for (dev.mfacore.UserId user : List.of(ADA, BOB)) {
            if (!StateView.state(bench, user).active(Factor.SMS).isEmpty()) {
                holders.add(user.value());
            }
        }
        return holders;
    }

    @Test
    @Tag("SEC-10")
    void aCrashBetweenSaveAndEventLeavesAGapInTheUsersNumbers() {
        TestBench bench = TestBench.create();
        TestBench.App app = bench.enrol(ADA);
        long before = lastNumber(bench);
        Caller.TokenHolder holder = bench.signIn(ADA);
        Mfa.Local dying = bench.build(builder -> builder.listener(event -> {
            throw new ProcessEnd();
        }));
        bench.events().clear();
        assertThatThrownBy(() -> dying.service().verifyTotp(holder, app.wrongCode()))
                .isInstanceOf(ProcessEnd.class);
        bench.events().clear();
        bench.service().verifyTotp(bench.signIn(ADA), app.code());
        assertThat(bench.events().all()).extracting(MfaEvent::sequence).containsExactly(before + 2);
    }

    private static long lastNumber(TestBench bench) {
        List<MfaEvent> events = bench.events().all();
        return events.get(events.size() - 1).sequence();
    }
}
