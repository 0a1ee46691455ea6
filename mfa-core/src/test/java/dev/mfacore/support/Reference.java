package dev.mfacore.support;

import dev.mfacore.Mfa;
import dev.mfacore.support.PortProbe.Call;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** How a scenario goes when nothing fails: what a faulty run is held against. */
public final class Reference {

    private final Scenario scenario;
    private final Set<String> states = new LinkedHashSet<>();
    private final List<Call> calls;
    private final List<String> outcomes;
    private final String firstState;
    private final String lastState;
    private final String firstAnswer;
    private final String secondAnswer;

    private Reference(Scenario scenario) {
        this.scenario = scenario;
        Scenario.Ready ready = scenario.ready();
        PortProbe probe = PortProbe.on(ready.bench());
        Mfa.Local engine = probe.engine(scenario.policy(), scenario.directory(), noting(ready));
        this.firstState = StateView.of(ready.bench().store());
        states.add(firstState);
        ready.bench().events().clear();
        this.firstAnswer = Answers.kind(ready.step().on(engine));
        this.calls = probe.calls();
        this.outcomes = FaultRun.outcomes(ready.bench().events().all());
        this.lastState = StateView.of(ready.bench().store());
        this.secondAnswer = Answers.kind(ready.step().on(engine));
        noteFailedDelivery();
    }

    public static Reference of(Scenario scenario) {
        return new Reference(scenario);
    }

    /** A failed delivery leaves a code that is saved dead, which the good run never sees. */
    private void noteFailedDelivery() {
        Scenario.Ready ready = scenario.ready();
        PortProbe probe = PortProbe.on(ready.bench());
        ready.bench().delivery().setFailing(true);
        ready.step().on(probe.engine(scenario.policy(), scenario.directory(), noting(ready)));
    }

    private PortProbe.Hook noting(Scenario.Ready ready) {
        return new PortProbe.Hook() {
            @Override
            public void before(int number, Call call) {}

            @Override
            public void after(int number, Call call) {
                states.add(StateView.of(ready.bench().store()));
            }
        };
    }

    public Scenario scenario() {
        return scenario;
    }

    public List<Call> calls() {
        return calls;
    }

    /** Every state that the run passes through, the first and the last among them. */
    public Set<String> states() {
        return states;
    }

    public String lastState() {
        return lastState;
    }

    public String firstState() {
        return firstState;
    }

    public String secondAnswer() {
        return secondAnswer;
    }

    public String firstAnswer() {
        return firstAnswer;
    }

    public List<String> outcomes() {
        return outcomes;
    }

    public boolean isPaging() {
        return calls.contains(Call.PAGE);
    }

    /** The number of the last call that changed a user's state, or -1. */
    public int lastSave() {
        return calls.lastIndexOf(Call.SAVE);
    }

    /** What the call may answer when it is unknown how far it came, and whether a send was counted. */
    public List<String> anyAnswer() {
        return List.of(firstAnswer, secondAnswer, "NotSent THROTTLED");
    }

    /** What the call may answer in a state: the first answer before anything changed, the second once all has. */
    public List<String> answersIn(String state) {
        List<String> answers = new ArrayList<>();
        if (!state.equals(lastState) || firstState.equals(lastState)) {
            answers.add(firstAnswer);
        }
        if (!state.equals(firstState) || firstState.equals(lastState)) {
            answers.add(secondAnswer);
        }
        return answers;
    }
}
