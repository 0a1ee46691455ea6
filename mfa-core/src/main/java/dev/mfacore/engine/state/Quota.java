package dev.mfacore.engine.state;

import java.util.EnumMap;
import java.util.Map;

/** What a quota register holds: a log of sends, or of questions, for each lane. */
public final class Quota {

    /** Who shares a log with whom. What strangers can cause never eats up what a transaction may do (THR-09). */
    public enum Lane {
        /** Sends to whom holds the recipient, inside a transaction. */
        HOLDER,
        /** Sends that are to bind the recipient. */
        BINDING,
        /** Everything that needs no distinction. */
        COMMON
    }

    final Map<Lane, SendLog> logs = new EnumMap<>(Lane.class);
    UnknownFields unknown = UnknownFields.NONE;

    /**
     * Returns the log of a lane.
     *
     * @param lane which
     * @return its log
     */
    public SendLog log(Lane lane) {
        return logs.getOrDefault(lane, SendLog.EMPTY);
    }

    /**
     * Replaces the log of a lane.
     *
     * @param lane which
     * @param log its log
     */
    public void set(Lane lane, SendLog log) {
        logs.put(lane, log);
    }

    /**
     * Returns the lanes that have a log.
     *
     * @return log by lane
     */
    public Map<Lane, SendLog> lanes() {
        return Map.copyOf(logs);
    }
}
