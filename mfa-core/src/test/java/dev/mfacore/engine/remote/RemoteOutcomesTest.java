package dev.mfacore.engine.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.mfacore.BindableAnswer;
import dev.mfacore.Locked;
import dev.mfacore.MfaEvent.Outcome;
import dev.mfacore.MfaUnavailableException;
import dev.mfacore.Rejected;
import dev.mfacore.Sending;
import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingCode;
import dev.mfacore.support.TestClock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Label("CLI-03: what becomes of a tenant's answers")
class RemoteOutcomesTest {

    private static final Duration WAIT = Duration.ofSeconds(90);

    static Stream<Arguments> cells() {
        return Arrays.stream(RemoteOperation.values())
                .flatMap(operation -> RefusalMapTest.decided().entrySet().stream()
                        .filter(row -> row.getKey() != AuthingCode.SUCCESS.number())
                        .map(row -> Arguments.of(
                                operation, row.getKey(), row.getValue().get(operation.step()))));
    }

    @ParameterizedTest
    @EnumSource
    @org.junit.jupiter.api.Tag("CLI-03")
    @DisplayName("a success is accepted, and told once")
    void successIsAccepted(RemoteOperation operation) {
        RemoteBench bench = operation.bench();

        assertThat(operation.run(bench)).matches(RemoteOperation::isAccepted);
        assertThat(bench.api.calls().stream().filter(operation.decidingCall()::isInstance))
                .isNotEmpty();
        assertThat(attemptsAndDeliveries(bench)).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0} answered {1} is {2}")
    @MethodSource("cells")
    @org.junit.jupiter.api.Tag("CLI-03")
    @DisplayName("every documented refusal has its one outcome")
    void refusalHasItsOutcome(RemoteOperation operation, int code, Verdict verdict) {
        RemoteBench bench = operation.bench();
        bench.api.on(
                operation.decidingCall(),
                new AuthingAnswer.Refusal<>(code, "Authing's words", Optional.empty(), Optional.of(WAIT)));

        if (verdict == Verdict.UNAVAILABLE) {
            assertThatThrownBy(() -> operation.run(bench))
                    .isInstanceOf(MfaUnavailableException.class)
                    .hasMessageContaining(String.valueOf(code));
        } else {
            assertThat(operation.run(bench)).isEqualTo(expected(operation, verdict));
        }
        assertThat(attemptsAndDeliveries(bench)).isEqualTo(1);
        boolean answersNo = operation == RemoteOperation.CHECK_BINDABLE && verdict == Verdict.NOT_BINDABLE;
        assertThat(bench.events.outcomes().contains(Outcome.ACCEPTED)).isEqualTo(answersNo);
    }

    private static Object expected(RemoteOperation operation, Verdict verdict) {
        boolean sends = operation.step() == Step.SEND;
        Optional<java.time.Instant> until = Optional.of(TestClock.START.plus(WAIT));
        return switch (verdict) {
            case THROTTLED ->
                sends
                        ? new Sending.NotSent(Sending.Cause.THROTTLED, until)
                        : operation.step() == Step.CHECK_BINDABLE
                                ? new BindableAnswer.Throttled(until.orElseThrow())
                                : new Locked(until);
            case NOT_BINDABLE ->
                sends
                        ? new Sending.NotSent(Sending.Cause.RECIPIENT_NOT_ALLOWED, Optional.empty())
                        : operation.step() == Step.CHECK_BINDABLE
                                ? new BindableAnswer.Decided(false)
                                : new Rejected(Rejected.Reason.NOT_BINDABLE);
            case NOT_DELIVERED -> new Sending.NotSent(Sending.Cause.DELIVERY_FAILED, Optional.empty());
            case WRONG_CODE -> new Rejected(Rejected.Reason.INVALID_CODE);
            case DEAD_TOKEN -> new Rejected(Rejected.Reason.INVALID_TOKEN);
            case PROOF_REQUIRED -> new Rejected(Rejected.Reason.PROOF_REQUIRED);
            case TOO_MANY -> new Rejected(Rejected.Reason.TOO_MANY_AUTHENTICATORS);
            case NOT_PERMITTED -> new Rejected(Rejected.Reason.NOT_PERMITTED);
            default -> throw new AssertionError(verdict);
        };
    }

    @Property
    @Tag("CLI-02")
    @Tag("CLI-03")
    @Label("a code that is not documented is unavailable, for every operation")
    void unknownCodes(@ForAll RemoteOperation operation, @ForAll int code) {
        if (AuthingCode.of(code).isEmpty()) {
            RemoteBench bench = operation.bench();
            bench.api.on(operation.decidingCall(), AuthingAnswer.refusal(code, ""));

            assertThat(catchThrowable(() -> operation.run(bench))).isInstanceOf(MfaUnavailableException.class);
        }
    }

    @Property
    @Tag("CLI-02")
    @Label("a failure of any call of an operation is unavailable, and never an acceptance")
    void failuresAreUnavailable(
            @ForAll RemoteOperation operation,
            @ForAll("failures") RuntimeException failure,
            @ForAll("positions") int position) {
        RemoteBench bench = operation.bench();
        int[] calls = {0};
        Object outcome = outcome(() -> operation.run(bench.failing(() -> {
            if (calls[0]++ == position) {
                throw failure;
            }
        })));

        boolean afterTheDecision = operation.step() == Step.CONFIRM && position == 1;
        if (calls[0] > position && !afterTheDecision) {
            assertThat(outcome)
                    .isInstanceOf(
                            failure instanceof UnsupportedOperationException
                                    ? UnsupportedOperationException.class
                                    : MfaUnavailableException.class);
            assertThat(bench.events.all()).hasSize(1);
        } else {
            assertThat(outcome).matches(RemoteOperation::isAccepted);
        }
    }

    @Property
    @Tag("CLI-02")
    @Label("data of the wrong type, or none, are unavailable")
    @SuppressWarnings("NullAway") // An adapter without such a tool may do it.
    void wrongDataAreUnavailable(@ForAll RemoteOperation operation, @ForAll("strange") Optional<Object> data) {
        RemoteBench bench = operation.bench();
        bench.api.on(operation.decidingCall(), new AuthingAnswer.Success<>(data.orElse(null), Optional.empty()));
        Object outcome = outcome(() -> operation.run(bench));

        boolean withoutData = switch (operation) {
            case CONFIRM, CONFIRM_IN_SIGN_IN, UNBIND, SEND_SMS, SEND_EMAIL -> data.isPresent();
            default -> false;
        };
        if (!withoutData) {
            assertThat(outcome).isInstanceOf(MfaUnavailableException.class);
        }
    }

    @Provide
    Arbitrary<RuntimeException> failures() {
        return Arbitraries.of(
                new MfaUnavailableException("no clear answer"),
                new IllegalStateException("broken"),
                new IllegalArgumentException("broken"),
                new ClassCastException("broken"),
                new UnsupportedOperationException("not offered"));
    }

    @Provide
    Arbitrary<Integer> positions() {
        return Arbitraries.integers().between(0, 4);
    }

    @Provide
    Arbitrary<Optional<Object>> strange() {
        return Arbitraries.of(Optional.empty(), Optional.of("text"), Optional.of(7), Optional.of(new Object()));
    }

    private static Object outcome(java.util.function.Supplier<Object> call) {
        Object[] outcome = new Object[1];
        Throwable failure = catchThrowable(() -> outcome[0] = call.get());
        return failure == null ? outcome[0] : failure;
    }

    private static long attemptsAndDeliveries(RemoteBench bench) {
        return bench.events.all().stream()
                .filter(it -> !(it instanceof dev.mfacore.MfaEvent.Change))
                .count();
    }
}
