package dev.mfacore.engine.state;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * When codes were sent. A moment ahead of the clock counts as recent, so that setting the clock back opens nothing.
 *
 * @param moments in the order of sending
 */
public record SendLog(List<Instant> moments) {

    /** Nothing was sent. */
    public static final SendLog EMPTY = new SendLog(List.of());

    /**
     * Counts the sends of the latest stretch of time.
     *
     * @param now the moment
     * @param window how far back
     * @return how many
     */
    public int within(Instant now, Duration window) {
        Instant start = now.minus(window);
        return (int) moments.stream().filter(start::isBefore).count();
    }

    /**
     * Finds out when a quota lets another one pass.
     *
     * @param now the moment
     * @param window the quota's stretch of time
     * @param quota how many in it
     * @return now if at once
     */
    public Instant opensAt(Instant now, Duration window, int quota) {
        Instant start = now.minus(window);
        List<Instant> recent = moments.stream().filter(start::isBefore).sorted().toList();
        return recent.size() < quota ? now : recent.get(recent.size() - quota).plus(window);
    }

    /**
     * Adds a send and forgets those that no window reaches any more.
     *
     * @param now the moment
     * @param window the longest window
     * @return the log with one more send
     */
    public SendLog add(Instant now, Duration window) {
        List<Instant> next = new ArrayList<>(moments);
        Instant start = now.minus(window);
        next.removeIf(moment -> !start.isBefore(moment));
        next.add(now);
        return new SendLog(List.copyOf(next));
    }

    /**
     * Takes one send back that did not happen.
     *
     * @param moment when it was logged
     * @return the log without it
     */
    public SendLog remove(Instant moment) {
        List<Instant> next = new ArrayList<>(moments);
        next.remove(moment);
        return new SendLog(List.copyOf(next));
    }

    /**
     * Returns the latest send.
     *
     * @return when, or the earliest moment there is
     */
    public Instant last() {
        return moments.stream().max(Instant::compareTo).orElse(Instant.MIN);
    }
}
