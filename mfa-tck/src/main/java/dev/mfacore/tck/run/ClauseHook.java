package dev.mfacore.tck.run;

import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.MfaTck;
import dev.mfacore.tck.Port;
import dev.mfacore.tck.report.Failure;
import dev.mfacore.tck.report.FailureText;
import dev.mfacore.tck.report.MethodRun;
import dev.mfacore.tck.report.Outcome;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.AroundTryHook;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.Lifespan;
import net.jqwik.api.lifecycle.MethodLifecycleContext;
import net.jqwik.api.lifecycle.ParameterResolutionContext;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;
import net.jqwik.api.lifecycle.ResolveParameterHook;
import net.jqwik.api.lifecycle.SkipExecutionHook;
import net.jqwik.api.lifecycle.Store;
import net.jqwik.api.lifecycle.TryExecutionResult;
import net.jqwik.api.lifecycle.TryExecutor;
import net.jqwik.api.lifecycle.TryLifecycleContext;
import org.opentest4j.TestAbortedException;

/** Ties a clause's method to the kit: whether it runs, how often, from which seed, on what, for how long at most. */
final class ClauseHook implements SkipExecutionHook, AroundPropertyHook, AroundTryHook, ResolveParameterHook {

    @Override
    public SkipResult shouldBeSkipped(LifecycleContext context) {
        Method method = Method.of((MethodLifecycleContext) context);
        if (method.session.problem().isPresent()) {
            return SkipResult.skip("nothing can be tested: see the class");
        }
        return method.leftOut()
                .map(left -> {
                    method.session.add(method.row(left.outcome(), Optional.of(left.reason())));
                    return SkipResult.skip(left.reason());
                })
                .orElseGet(SkipResult::doNotSkip);
    }

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
        Method method = Method.of(context);
        // The ledger tells what came of it, with more than the engine knows.
        context.wrapReporter(engine -> SilentReporter.INSTANCE);
        context.attributes().setTries(method.session.profile().tries(method.clause.effort()));
        context.attributes()
                .setSeed(method.session.seedOf(
                        method.clause.value(),
                        method.port,
                        context.targetMethod().getName()));
        if (!method.clause.effort().isRepeated()) {
            // Shrinking what luck decides only repeats the lottery.
            context.attributes().setShrinking(ShrinkingMode.OFF);
        }
        long start = System.nanoTime();
        PropertyExecutionResult result = property.execute();
        if (result.status() == PropertyExecutionResult.Status.SUCCESSFUL) {
            result = unreached(method).map(result::mapToFailed).orElse(result);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        Optional<String> inapplicable = tally().inapplicable();
        if (result.status() == PropertyExecutionResult.Status.SUCCESSFUL && inapplicable.isPresent()) {
            method.session.add(method.row(Outcome.NOT_CLAIMED, inapplicable));
            return result.mapToAborted(new TestAbortedException(inapplicable.get()));
        }
        if (result.status() == PropertyExecutionResult.Status.SUCCESSFUL) {
            method.session.add(method.ran(Outcome.PASSED, Optional.empty(), Optional.empty(), result, took));
            return result;
        }
        Failure failure = FailureStory.of(context.targetMethod(), result, tally().lastStory, tally().lastPlace);
        Optional<Adapter.Deviation> deviation =
                Optional.ofNullable(method.claims().deviations().get(method.clause.value()));
        method.session.add(method.ran(
                deviation.isPresent() ? Outcome.DEVIATION : Outcome.FAILED,
                deviation.map(Adapter.Deviation::reason),
                Optional.of(failure),
                result,
                took));
        PropertyExecutionResult broken = result;
        return deviation
                .map(one -> broken.mapToAborted(new TestAbortedException("declared deviation: " + one.reason())))
                .orElseGet(() -> broken.mapToFailed(method.told(failure, broken)));
    }

    @Override
    public TryExecutionResult aroundTry(TryLifecycleContext context, TryExecutor aTry, List<Object> parameters) {
        Method method = Method.of(context);
        Trial trial = (Trial) parameters.get(0);
        Duration limit = method.session.profile().hang();
        TryExecutionResult result = applicable(HangGuard.run(limit, () -> aTry.execute(parameters)));
        TryExecutionResult closed = HangGuard.run(limit, () -> afterwards(trial, result));
        // What the adapter makes of being closed counts too, but never covers what the clause found.
        TryExecutionResult told = result.isSatisfied() ? closed : result;
        tally().add(trial, told);
        return told;
    }

    private static TryExecutionResult applicable(TryExecutionResult result) {
        if (result.throwable().orElse(null) instanceof Inapplicable reason) {
            tally().leftOut.add(String.valueOf(reason.getMessage()));
            return TryExecutionResult.satisfied();
        }
        tally().played++;
        return result;
    }

    private static TryExecutionResult afterwards(Trial trial, TryExecutionResult result) {
        try {
            trial.close();
            return result;
        } catch (RuntimeException e) {
            return TryExecutionResult.falsified(e);
        }
    }

    @Override
    public Optional<ParameterSupplier> resolve(ParameterResolutionContext parameter, LifecycleContext context) {
        if (!parameter.typeUsage().isOfType(Trial.class)) {
            return Optional.empty();
        }
        return Optional.of(aTry -> {
            Method method = Method.of((MethodLifecycleContext) context);
            return new Trial(method.tck, method.port, method.session.profile(), method.claims());
        });
    }

    private static Optional<String> unreached(Method method) {
        if (method.session.profile() == Profile.QUICK) {
            return Optional.empty();
        }
        Set<String> missing = new TreeSet<>(Arrays.asList(method.clause.mustReach()));
        missing.removeAll(tally().reached);
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "the kit's generator never reached " + missing + ": please report it as a fault of the kit");
    }

    private static Tally tally() {
        return Store.getOrCreate(Tally.class, Lifespan.PROPERTY, Tally::new).get();
    }

    /** What the tries of one method brought. */
    private static final class Tally {
        private final Set<String> reached = new TreeSet<>();
        private final Map<String, Long> measures = new TreeMap<>();
        private final Set<String> leftOut = new TreeSet<>();
        private int played;
        private List<String> lastStory = List.of();
        private TrialData.Place lastPlace = TrialData.Place.NONE;

        /** Why nothing was played, if nothing was. */
        Optional<String> inapplicable() {
            return played > 0 || leftOut.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", leftOut));
        }

        void add(Trial trial, TryExecutionResult result) {
            reached.addAll(trial.reached());
            trial.measures().forEach((what, number) -> measures.merge(what, number, Long::sum));
            if (result.isFalsified()) {
                lastStory = trial.story();
                lastPlace = trial.place();
            }
        }
    }

    private record LeftOut(Outcome outcome, String reason) {}

    /** The method at hand, with everything that is known of it. */
    private record Method(MfaTck tck, Session session, Clause clause, Port port, String name) {

        static Method of(MethodLifecycleContext context) {
            MfaTck tck = (MfaTck) context.testInstances().get(0);
            Covers covers = context.testInstance().getClass().getAnnotation(Covers.class);
            return new Method(
                    tck,
                    Session.of(tck.getClass()),
                    context.targetMethod().getAnnotation(Clause.class),
                    covers.value(),
                    context.targetMethod().getName());
        }

        Claims claims() {
            return session.claims();
        }

        Optional<LeftOut> leftOut() {
            if (session.only().isPresent() && !session.only().get().equals(clause.value())) {
                return Optional.of(new LeftOut(Outcome.FILTERED, "mfa.tck.clause asks for another clause"));
            }
            Claims claims = claims();
            if (!claims.ports().contains(port)) {
                return Optional.of(new LeftOut(Outcome.NOT_CLAIMED, "the adapter gives no " + port.id()));
            }
            return Arrays.stream(clause.needs())
                    .filter(need -> !claims.capabilities().contains(need))
                    .findFirst()
                    .map(Capability::id)
                    .map(need -> new LeftOut(Outcome.NOT_CLAIMED, "the adapter does not claim " + need));
        }

        MethodRun row(Outcome outcome, Optional<String> reason) {
            return new MethodRun(
                    clause.value(),
                    port,
                    name,
                    outcome,
                    reason,
                    Optional.empty(),
                    Optional.empty(),
                    0,
                    Map.of(),
                    Duration.ZERO);
        }

        MethodRun ran(
                Outcome outcome,
                Optional<String> reason,
                Optional<Failure> failure,
                PropertyExecutionResult result,
                Duration took) {
            return new MethodRun(
                    clause.value(),
                    port,
                    name,
                    outcome,
                    reason,
                    failure,
                    result.seed(),
                    result.countTries(),
                    tally().measures,
                    took);
        }

        /** The failure as the build's log shows it. */
        AssertionError told(Failure failure, PropertyExecutionResult result) {
            return new AssertionError(
                    FailureText.of(session.ledger(), clause.value(), port, failure),
                    result.throwable().orElse(null));
        }
    }
}
