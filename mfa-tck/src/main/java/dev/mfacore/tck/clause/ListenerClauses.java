package dev.mfacore.tck.clause;

import dev.mfacore.MfaEvent;
import dev.mfacore.MfaEvent.Operation;
import dev.mfacore.MfaEvent.Outcome;
import dev.mfacore.port.MfaEventListener;
import dev.mfacore.tck.EventRecords;
import dev.mfacore.tck.Port;
import dev.mfacore.tck.run.Clause;
import dev.mfacore.tck.run.Covers;
import dev.mfacore.tck.run.Effort;
import dev.mfacore.tck.run.Expect;
import dev.mfacore.tck.run.Trial;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.constraints.IntRange;

/** Every event is taken and recorded: once, whole, in order, and as one record. */
@Covers(Port.LISTENER)
public abstract class ListenerClauses {

    private static final long SLOW_MILLIS = 50;

    @Clause(value = "LSN-01", effort = Effort.ONCE)
    public final void takesEveryEvent(Trial trial) {
        MfaEventListener listener = trial.part(MfaEventListener.class);
        List<MfaEvent> all = new ArrayList<>(EventInputs.everyKind(trial.clock().instant()));
        for (Instant at : List.of(Instant.EPOCH, Instant.EPOCH.minusNanos(1), Instant.parse("9999-12-31T23:59:59Z"))) {
            all.addAll(EventInputs.bare(at));
            all.add(EventInputs.attempt(at, "anna", "source", Long.MAX_VALUE));
        }
        for (String text : List.of("%s %n {} {0} ${jndi:x} \\", "\"';<>&", "a\nb", "安娜", "😀", "a".repeat(254))) {
            all.add(EventInputs.attempt(trial.clock().instant(), text, text, 1));
        }
        for (MfaEvent event : all) {
            try {
                listener.onEvent(event);
            } catch (RuntimeException e) {
                Expect.that(false, "no exception for " + event, e);
            }
        }
    }

    @Clause(value = "SEC-10", effort = Effort.ONCE)
    public final void recordsEveryKindWhole(Trial trial) throws Exception {
        MfaEventListener listener = trial.part(MfaEventListener.class);
        int before = records(trial).size();
        for (MfaEvent event : EventInputs.everyKind(trial.clock().instant())) {
            listener.onEvent(event);
            List<?> all = records(trial);
            Expect.equal("records of " + event, 1, all.size() - before);
            whole(event, all.get(before));
            before = all.size();
        }
        for (MfaEvent event : EventInputs.bare(trial.clock().instant())) {
            listener.onEvent(event);
            List<?> all = records(trial);
            Expect.equal("records of " + event + ", which is of nobody", 1, all.size() - before);
            before = all.size();
        }
    }

    @Clause(value = "SEC-10", effort = Effort.ONCE)
    public final void recordsRepetitions(Trial trial) throws Exception {
        MfaEventListener listener = trial.part(MfaEventListener.class);
        int before = records(trial).size();
        Instant at = trial.clock().instant();
        MfaEvent wrong = EventInputs.attempt(at, "anna", Operation.VERIFY, Outcome.WRONG, 7);
        MfaEvent locked = EventInputs.attempt(at, "anna", Operation.VERIFY, Outcome.LOCKED, 7);
        for (MfaEvent event : List.of(wrong, locked, locked, locked)) {
            listener.onEvent(event);
        }
        trial.say("one event, and three equal ones that saved nothing and so repeat its number");
        Expect.equal("records of four events", 4, records(trial).size() - before);
    }

    @Clause(value = "LSN-02", effort = Effort.STORY)
    public final void keepsTheOrderOfEachUser(Trial trial, @ForAll @IntRange(min = 2, max = 60) int events)
            throws Exception {
        MfaEventListener listener = trial.part(MfaEventListener.class);
        int before = records(trial).size();
        List<String> users = List.of("anna-0", "bert-1", "carl-2");
        for (int i = 0; i < events; i++) {
            String user = users.get(i % users.size());
            // The clock may go backwards, the number may not.
            Instant at = trial.clock().instant().plusSeconds(i % 3 == 0 ? -i : i);
            listener.onEvent(EventInputs.attempt(at, user, "203.0.113.7", 80_000 + i));
        }
        List<?> fresh = fresh(trial, before);
        for (String user : users) {
            List<Long> order = fresh.stream()
                    .filter(one -> text(one).contains(user))
                    .map(one -> number(one, 80_000, events))
                    .toList();
            Expect.equal(
                    "the numbers of the records of " + user,
                    order.stream().sorted().toList(),
                    order);
        }
        Expect.equal("records of " + events + " events", events, fresh.size());
    }

    @Clause(value = "LSN-03", effort = Effort.ONCE)
    public final void noTextForgesARecord(Trial trial) throws Exception {
        MfaEventListener listener = trial.part(MfaEventListener.class);
        int before = records(trial).size();
        Instant at = trial.clock().instant();
        listener.onEvent(EventInputs.attempt(at, "anna", "203.0.113.7", 1));
        String model = text(fresh(trial, before).get(0));
        before++;
        for (String end : List.of("\n", "\r", "\r\n", "\n\n", "\u0000", "\b", "\u001b[2K", "\u007f", "\f", "\u000b")) {
            String shortForm = "eve" + end + model.substring(0, Math.min(60, model.length()));
            String user = shortForm.replaceAll("[^\\x00-\\x7f]", "x");
            for (MfaEvent event : List.of(
                    EventInputs.attempt(at, user, "203.0.113.7", 2),
                    EventInputs.attempt(at, "eve", "203.0.113.7" + end + model, 3))) {
                listener.onEvent(event);
                List<?> fresh = fresh(trial, before);
                String control = Expect.show(end.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                Expect.equal(
                        "records of one event whose user or source holds the control character " + control,
                        1,
                        fresh.size());
                Object record = fresh.get(0);
                Expect.that(
                        record instanceof MfaEvent || text(record).chars().noneMatch(EventText::isControl),
                        "a record in which the control character " + control + " is escaped",
                        text(record));
                before++;
            }
        }
    }

    @Clause(value = "LSN-04", effort = Effort.RACE)
    public final void losesNoneOfManyThreads(Trial trial) throws Exception {
        MfaEventListener listener = trial.part(MfaEventListener.class);
        int before = records(trial).size();
        int each = 50;
        int rounds = Crowd.run(4, number -> {
            for (int i = 0; i < each; i++) {
                listener.onEvent(EventInputs.attempt(
                        trial.clock().instant(), "user-" + number, "203.0.113.7", 90_000 + number * each + i));
            }
        });
        List<?> fresh = fresh(trial, before);
        long[] counts = new long[4 * each];
        fresh.forEach(one -> counts[(int) (number(one, 90_000, 4 * each) - 90_000)]++);
        Expect.that(
                Arrays.stream(counts).allMatch(count -> count == rounds),
                "each of " + 4 * each + " events of 4 threads at once recorded " + rounds + " time(s)",
                Arrays.stream(counts).filter(count -> count < rounds).count() + " lost, "
                        + Arrays.stream(counts).filter(count -> count > rounds).count() + " repeated");
        Expect.equal("records of all threads", 4 * each * rounds, fresh.size());
    }

    @Clause(value = "LSN-05", effort = Effort.ONCE)
    public final void handsOnQuickly(Trial trial) {
        MfaEventListener listener = trial.part(MfaEventListener.class);
        long[] took = new long[11];
        for (int i = 0; i < took.length; i++) {
            long start = System.nanoTime();
            listener.onEvent(EventInputs.attempt(trial.clock().instant(), "anna", "203.0.113.7", i));
            took[i] = (System.nanoTime() - start) / 1_000_000;
        }
        Arrays.sort(took);
        // The middle one, since any single call may meet a busy machine.
        Expect.that(
                took[took.length / 2] <= SLOW_MILLIS,
                "the caller held up by at most " + SLOW_MILLIS + " ms, usually",
                took[took.length / 2] + " ms");
    }

    private static void whole(MfaEvent event, Object record) {
        if (record instanceof MfaEvent) {
            Expect.equal("the record of an event", event, record);
            return;
        }
        List<String> missing = EventText.missing(text(record), event);
        Expect.that(
                missing.isEmpty(),
                "the record of " + event + " with " + String.join(", ", missing),
                "\"" + text(record) + "\"");
    }

    private static long number(Object record, long first, int count) {
        for (long number = first; number < first + count; number++) {
            boolean here = record instanceof MfaEvent event
                    ? event.sequence() == number
                    : EventText.holdsNumber(text(record), number);
            if (here) {
                return number;
            }
        }
        Expect.that(false, "a record with the number of its event", text(record));
        return 0;
    }

    private static String text(Object record) {
        return String.valueOf(record);
    }

    private static List<?> records(Trial trial) throws Exception {
        return List.copyOf(trial.adapter()
                .fixture(Port.LISTENER, EventRecords.class)
                .orElseThrow()
                .all());
    }

    private static List<?> fresh(Trial trial, int before) throws Exception {
        List<?> all = records(trial);
        return all.subList(Math.min(before, all.size()), all.size());
    }
}
