package dev.mfacore.adapter.inmemory;

import static java.util.Objects.requireNonNull;

import dev.mfacore.MfaEvent;
import dev.mfacore.UserId;
import dev.mfacore.port.MfaEventListener;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the newest events, for demos and tests. It keeps so many and drops the oldest for a new one. Safe for use by any
 * number of threads.
 */
public final class EventLog implements MfaEventListener {

    /** How many events are kept if nothing else is said. */
    public static final int DEFAULT_CAPACITY = 1_000;

    private final BoundedLog<MfaEvent> events;

    /** Makes an empty log for {@link #DEFAULT_CAPACITY} events. */
    public EventLog() {
        this(DEFAULT_CAPACITY);
    }

    /**
     * Makes an empty log.
     *
     * @param capacity how many events to keep, at least 1
     * @throws IllegalArgumentException if {@code capacity} is less than 1
     */
    public EventLog(int capacity) {
        this.events = new BoundedLog<>(capacity);
    }

    @Override
    public void onEvent(MfaEvent event) {
        events.add(requireNonNull(event, "event"));
    }

    /**
     * Returns all events that are kept.
     *
     * @return the events, oldest first; a copy
     */
    public List<MfaEvent> events() {
        return events.entries();
    }

    /**
     * Returns the events about a user.
     *
     * @param user who
     * @return the events, oldest first; a copy
     */
    public List<MfaEvent> eventsOf(UserId user) {
        Optional<UserId> wanted = Optional.of(requireNonNull(user, "user"));
        return events().stream().filter(event -> event.user().equals(wanted)).toList();
    }

    /** Forgets all events. */
    public void clear() {
        events.clear();
    }

    @Override
    public String toString() {
        return "EventLog[" + events().size() + " events]";
    }
}
