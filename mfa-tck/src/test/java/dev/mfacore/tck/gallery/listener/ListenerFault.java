package dev.mfacore.tck.gallery.listener;

import dev.mfacore.MfaEvent;
import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.TckEnvironment;
import dev.mfacore.tck.gallery.Charge;
import dev.mfacore.tck.gallery.Fault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Wrong listeners, each a few lines around a right one. */
// Its collections are Set.of and List.of, and its suppliers keep nothing.
@SuppressWarnings("ImmutableEnumChecker")
public enum ListenerFault implements Fault {
    REFUSALS_LEFT_OUT(
            () -> new LineListener() {
                @Override
                public void onEvent(MfaEvent event) {
                    boolean refusal =
                            event instanceof MfaEvent.Attempt attempt && attempt.outcome() == MfaEvent.Outcome.LOCKED;
                    if (!refusal) {
                        super.onEvent(event);
                    }
                }
            },
            Set.of("SEC-10"),
            "records of"),
    NEEDS_A_USER(
            () -> new LineListener() {
                @Override
                String line(MfaEvent event) {
                    return event.user().orElseThrow() + " " + event;
                }
            },
            Set.of("LSN-01", "SEC-10"),
            "NoSuchElementException"),
    EVENTS_OF_NOBODY_LEFT_OUT(
            () -> new LineListener() {
                @Override
                public void onEvent(MfaEvent event) {
                    if (event.user().isPresent()) {
                        super.onEvent(event);
                    }
                }
            },
            Set.of("SEC-10"),
            "which is of nobody"),
    TEXT_TAKEN_FOR_A_FORMAT(
            () -> new LineListener() {
                @Override
                @SuppressWarnings({"FormatStringAnnotation", "AnnotateFormatMethod"})
                String line(MfaEvent event) {
                    return String.format(event.toString());
                }
            },
            Set.of("LSN-01"),
            "Format specifier"),
    WRITTEN_TWICE(
            () -> new LineListener() {
                @Override
                synchronized void write(String line) {
                    super.write(line);
                    super.write(line);
                }
            },
            Set.of("SEC-10", "LSN-02", "LSN-03", "LSN-04"),
            "repeated"),
    REPEATED_NUMBERS_TAKEN_FOR_REPETITIONS(
            () -> new LineListener() {
                private final Set<Long> seen = new HashSet<>();

                @Override
                public synchronized void onEvent(MfaEvent event) {
                    if (event.sequence() == 0 || seen.add(event.sequence())) {
                        super.onEvent(event);
                    }
                }
            },
            Set.of("SEC-10"),
            Set.of("LSN-03", "LSN-04"),
            "repeat its number"),
    EQUAL_EVENTS_TAKEN_FOR_ONE(
            () -> new LineListener() {
                private final Set<MfaEvent> seen = new HashSet<>();

                @Override
                public synchronized void onEvent(MfaEvent event) {
                    if (seen.add(event)) {
                        super.onEvent(event);
                    }
                }
            },
            Set.of("SEC-10"),
            Set.of("LSN-04"),
            "repeat its number"),
    TIME_OF_ITS_OWN(
            () -> new LineListener() {
                @Override
                String line(MfaEvent event) {
                    return super.line(event)
                            .replace(event.at().toString(), Instant.now().toString());
                }
            },
            Set.of("SEC-10"),
            "the time"),
    SOURCE_LEFT_OUT(
            () -> new LineListener() {
                @Override
                String line(MfaEvent event) {
                    return super.line(event).replaceAll("source=[^,]*, ", "");
                }
            },
            Set.of("SEC-10"),
            "the source"),
    NUMBER_LEFT_OUT(
            () -> new LineListener() {
                @Override
                String line(MfaEvent event) {
                    return super.line(event).replaceAll("sequence=\\d+", "");
                }
            },
            Set.of("SEC-10", "LSN-02", "LSN-04"),
            "the sequence number"),
    LINES_CUT(
            () -> new LineListener() {
                @Override
                String line(MfaEvent event) {
                    return event.sequence() + " " + super.line(event).substring(0, 90);
                }
            },
            Set.of("SEC-10"),
            "with the"),
    LINE_BREAKS_WRITTEN(
            () -> new LineListener() {
                @Override
                String escaped(String line) {
                    return line;
                }
            },
            Set.of("LSN-03"),
            "records of one event"),
    ONLY_LINE_FEEDS_ESCAPED(
            () -> new LineListener() {
                @Override
                String escaped(String line) {
                    return line.replace("\n", "\\n");
                }
            },
            Set.of("LSN-03"),
            "0d"),
    NEWEST_FIRST(
            () -> new LineListener() {
                @Override
                synchronized List<String> lines() {
                    List<String> lines = super.lines();
                    Collections.reverse(lines);
                    return lines;
                }
            },
            Set.of("LSN-02"),
            Set.of("SEC-10", "LSN-03", "LSN-04"),
            "the numbers of the records"),
    SORTED_BY_TIME(
            () -> new LineListener() {
                @Override
                String line(MfaEvent event) {
                    return event.at() + " " + event;
                }

                @Override
                synchronized List<String> lines() {
                    List<String> lines = super.lines();
                    Collections.sort(lines);
                    return lines;
                }
            },
            Set.of("LSN-02"),
            Set.of("LSN-03"),
            "the numbers of the records"),
    BUFFER_WITHOUT_A_LOCK(
            () -> new LineListener() {
                private List<String> lines = List.of();

                // Makes the scheduler take the turn that it would take now and then.
                @SuppressWarnings({"ThreadPriorityCheck", "UnsynchronizedOverridesSynchronized"})
                @Override
                void write(String line) {
                    List<String> next = new ArrayList<>(lines);
                    Thread.yield();
                    next.add(line);
                    lines = List.copyOf(next);
                }

                @Override
                @SuppressWarnings("UnsynchronizedOverridesSynchronized")
                List<String> lines() {
                    return lines;
                }
            },
            Set.of("LSN-04"),
            "lost"),
    CALLER_WAITS_FOR_A_SERVER(
            () -> new LineListener() {
                @Override
                public void onEvent(MfaEvent event) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(80));
                    super.onEvent(event);
                }
            },
            Set.of("LSN-05"),
            Set.of("LSN-01", "LSN-02", "LSN-03", "LSN-04", "SEC-10"),
            "held up");

    private final Supplier<LineListener> listener;
    private final Charge charge;

    ListenerFault(Supplier<LineListener> listener, Set<String> clauses, String... words) {
        this(listener, clauses, Set.of(), words);
    }

    ListenerFault(Supplier<LineListener> listener, Set<String> clauses, Set<String> perhaps, String... words) {
        this.listener = listener;
        this.charge = new Charge(clauses, perhaps, List.of(words));
    }

    @Override
    public Adapter adapter(TckEnvironment env) {
        return listener.get().as(reportName());
    }

    @Override
    public Charge charge() {
        return charge;
    }
}
