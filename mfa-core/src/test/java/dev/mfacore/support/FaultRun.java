package dev.mfacore.support;

import dev.mfacore.MfaEvent;
import dev.mfacore.support.PortProbe.Call;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A scenario during which one port call throws. */
public final class FaultRun {

    private final Scenario.Ready ready;
    private final int number;
    private final boolean early;
    private final Throwable fault;
    private final Call call;
    private final Object answer;
    private final boolean threw;
    private final String state;
    private final List<MfaEvent> events;

    private FaultRun(Scenario scenario, int number, boolean early, Throwable fault) {
        this.ready = scenario.ready();
        this.number = number;
        this.early = early;
        this.fault = fault;
        PortProbe probe = PortProbe.on(ready.bench());
        var engine = probe.engine(scenario.policy(), scenario.directory(), hook());
        ready.bench().events().clear();
        Object result;
        boolean thrown = false;
        try {
            result = ready.step().on(engine);
        } catch (Throwable e) {
            result = e;
            thrown = true;
        }
        this.answer = result;
        this.threw = thrown;
        this.call = probe.calls().get(number);
        this.state = StateView.of(ready.bench().store());
        this.events = ready.bench().events().all();
    }

    public static FaultRun of(Scenario scenario, int number, boolean early, Supplier<Throwable> fault) {
        return new FaultRun(scenario, number, early, fault.get());
    }

    private PortProbe.Hook hook() {
        return new PortProbe.Hook() {
            @Override
            public void before(int at, Call port) {
                if (early && at == number) {
                    FaultRun.<RuntimeException>sneak(fault);
                }
            }

            @Override
            public void after(int at, Call port) {
                if (!early && at == number) {
                    FaultRun.<RuntimeException>sneak(fault);
                }
            }
        };
    }

    /** Throws anything: a port written in another language may throw checked exceptions that none declares. */
    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void sneak(Throwable fault) throws E {
        throw (E) fault;
    }

    /** Runs the call once more, with nothing that interrupts. */
    public Object again() {
        return ready.step().on(Scenario.healthy(ready));
    }

    /** Whether the fault may leave the outcome alone: a bystander, a write that a read-back finds, or after the save. */
    public boolean isHarmless(Reference reference) {
        boolean foundByReadBack = call == Call.SAVE && !early && !(fault instanceof Error);
        return call.isBystander() || foundByReadBack || number > reference.lastSave();
    }

    /**
     * What the same call may answer next. An {@link Error} in the middle of a quota's save, and a store that fails while
     * a reservation is given back, may cost one send: giving back too little is the safe side.
     */
    public List<String> mayAnswerNext(Reference reference) {
        boolean quotaUnknown = fault instanceof Error && call == Call.SAVE && !early;
        boolean notGivenBack = !threw && (call == Call.LOAD || call == Call.SAVE);
        return quotaUnknown || notGivenBack ? reference.anyAnswer() : reference.answersIn(state);
    }

    public TestBench bench() {
        return ready.bench();
    }

    public Call call() {
        return call;
    }

    /** The answer, or what was thrown. */
    public Object answer() {
        return answer;
    }

    public boolean threw() {
        return threw;
    }

    public String state() {
        return state;
    }

    public List<MfaEvent> events() {
        return events;
    }

    public List<MfaEvent.Attempt> attempts() {
        return only(MfaEvent.Attempt.class);
    }

    public List<MfaEvent.Delivery> deliveries() {
        return only(MfaEvent.Delivery.class);
    }

    private <E extends MfaEvent> List<E> only(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    public List<String> outcomes() {
        return outcomes(events);
    }

    static List<String> outcomes(List<MfaEvent> events) {
        return events.stream()
                .flatMap(event -> event instanceof MfaEvent.Attempt attempt
                        ? Stream.of(attempt.operation() + " " + attempt.outcome())
                        : event instanceof MfaEvent.Delivery delivery
                                ? Stream.of("DELIVERY " + delivery.outcome())
                                : Stream.of("CHANGE " + ((MfaEvent.Change) event).type()))
                .toList();
    }

    @Override
    public String toString() {
        return ready.scenario() + ", call " + number + " (" + call + ") throws "
                + fault.getClass().getSimpleName() + (early ? " before" : " after");
    }
}
