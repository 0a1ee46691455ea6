package dev.mfacore.engine.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Puts a send log together while it is read. */
final class SendLogs {

    private SendLogs() {}

    static SendLog append(SendLog log, Instant moment) {
        List<Instant> moments = new ArrayList<>(log.moments());
        moments.add(moment);
        return new SendLog(List.copyOf(moments));
    }
}
