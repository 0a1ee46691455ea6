package dev.mfacore.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.MfaEvent;
import dev.mfacore.MfaUnavailableException;
import dev.mfacore.port.CipherException;
import dev.mfacore.port.DeliveryException;
import dev.mfacore.port.StoreException;
import dev.mfacore.support.Answers;
import dev.mfacore.support.FaultRun;
import dev.mfacore.support.PortProbe.Call;
import dev.mfacore.support.Reference;
import dev.mfacore.support.Scenario;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every port call of every flow fails in turn, before it has done its work and after. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultInjectionTest {

    private static final Logger LOGGER = Logger.getLogger("dev.mfacore");

    private final Map<String, Reference> references = new ConcurrentHashMap<>();
    private final Map<String, List<FaultRun>> runs = new ConcurrentHashMap<>();

    @BeforeAll
    static void silence() {
        LOGGER.setLevel(Level.OFF);
    }

    @AfterAll
    static void speak() {
        LOGGER.setLevel(null);
    }

    static List<Scenario> scenarios() {
        return Scenario.all();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    @Tag("STO-08")
    void whateverCallThrowsNothingIsAcceptedAndNothingIsHalfDone(Scenario scenario) {
        Reference reference = reference(scenario);
        everyFault(reference).forEach(run -> {
            assertThat(reference.states()).as(run.toString()).contains(run.state());
            if (run.threw()) {
                assertThat(isHonest(run)).as(run + " threw " + run.answer()).isTrue();
            } else if (Answers.isAccepting(run.answer())) {
                assertThat(run.state()).as(run.toString()).isEqualTo(reference.lastState());
                assertThat(run.isHarmless(reference))
                        .as(run + " answered " + run.answer())
                        .isTrue();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    @Tag("STO-08")
    void afterAFaultTheSameCallBehavesAsThoughItHadNotHappenedOrHadHappenedOnce(Scenario scenario) {
        Reference reference = reference(scenario);
        everyFault(reference)
                .forEach(run -> assertThat(run.mayAnswerNext(reference))
                        .as(run.toString())
                        .contains(Answers.kind(run.again())));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    @Tag("SEC-10")
    void everyFaultYieldsExactlyOneEventOfItsAttempt(Scenario scenario) {
        Reference reference = reference(scenario);
        everyFault(reference).forEach(run -> {
            if (run.threw() && !reference.isPaging()) {
                assertThat(run.attempts()).as(run.toString()).hasSizeLessThanOrEqualTo(1);
                assertThat(run.deliveries()).as(run.toString()).hasSizeLessThanOrEqualTo(1);
                assertThat(run.attempts().size() + run.deliveries().size())
                        .as(run + " told " + run.events())
                        .isGreaterThanOrEqualTo(1);
            } else if (!run.threw() && Answers.kind(run.answer()).equals(reference.firstAnswer())) {
                assertThat(run.outcomes())
                        .as(run.toString())
                        .satisfiesAnyOf(
                                it -> assertThat(it).isEqualTo(reference.outcomes()),
                                it -> assertThat(it).singleElement().asString().endsWith(" UNREADABLE"));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    @Tag("SEC-10")
    @Tag("BIND-13")
    void aFailingListenerOrNotifierChangesNoOutcome(Scenario scenario) {
        Reference reference = reference(scenario);
        everyFault(reference).filter(run -> run.call().isBystander()).forEach(run -> {
            assertThat(run.threw()).as(run + " threw " + run.answer()).isFalse();
            assertThat(Answers.kind(run.answer())).as(run.toString()).isEqualTo(reference.firstAnswer());
            assertThat(run.state()).as(run.toString()).isEqualTo(reference.lastState());
            assertThat(run.outcomes()).as(run.toString()).isEqualTo(reference.outcomes());
        });
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    @Tag("SEC-10")
    void aRefusalNeverTellsOfAnAcceptedAttempt(Scenario scenario) {
        everyFault(reference(scenario))
                .filter(run -> run.deliveries().isEmpty())
                .filter(run -> !run.call().isBystander())
                .filter(run -> run.threw() || run.answer() instanceof dev.mfacore.Rejected)
                .forEach(run -> assertThat(run.attempts())
                        .as(run.toString())
                        .noneMatch(it -> it.outcome() == MfaEvent.Outcome.ACCEPTED));
    }

    private static boolean isHonest(FaultRun run) {
        return run.answer() instanceof MfaUnavailableException || run.answer() instanceof StackOverflowError;
    }

    private Reference reference(Scenario scenario) {
        return references.computeIfAbsent(scenario.name(), name -> Reference.of(scenario));
    }

    /** Runs each fault once for all the rules; what a run shows is fixed when it ends. */
    private Stream<FaultRun> everyFault(Reference reference) {
        return runs.computeIfAbsent(reference.scenario().name(), name -> run(reference)).stream();
    }

    private static List<FaultRun> run(Reference reference) {
        return IntStream.range(0, reference.calls().size())
                .boxed()
                .flatMap(number -> Stream.of(true, false).flatMap(early -> run(reference, number, early)))
                .toList();
    }

    private static Stream<FaultRun> run(Reference reference, int number, boolean early) {
        return thrown(reference.calls().get(number)).stream()
                .map(fault -> FaultRun.of(reference.scenario(), number, early, fault));
    }

    private static List<Supplier<Throwable>> thrown(Call call) {
        return switch (call) {
            case LOAD, SAVE, DELETE, PAGE -> List.of(() -> new StoreException("lost"), StackOverflowError::new);
            case SEAL, OPEN, IS_OUTDATED ->
                List.of(
                        () -> new CipherException("altered"),
                        () -> new IllegalStateException("no HSM"),
                        StackOverflowError::new);
            case DELIVER -> List.of(() -> new DeliveryException("refused"), StackOverflowError::new);
            case DIRECTORY, QR, LISTENER, NOTIFIER ->
                List.of(
                        () -> new IllegalStateException("down"),
                        () -> new java.io.IOException("down"),
                        StackOverflowError::new);
        };
    }
}
