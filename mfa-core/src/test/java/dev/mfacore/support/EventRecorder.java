package dev.mfacore.support;

import dev.mfacore.MfaEvent;
import dev.mfacore.port.MfaEventListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps every event. */
public final class EventRecorder implements MfaEventListener {

    private final List<MfaEvent> events = new CopyOnWriteArrayList<>();

    @Override
    public void onEvent(MfaEvent event) {
        events.add(event);
    }

    public List<MfaEvent> all() {
        return List.copyOf(events);
    }

    public void clear() {
        events.clear();
    }

    public List<MfaEvent.Outcome> outcomes() {
        return events.stream()
                .filter(MfaEvent.Attempt.class::isInstance)
                .map(it -> ((MfaEvent.Attempt) it).outcome())
                .toList();
    }

    public List<MfaEvent.ChangeType> changes() {
        return events.stream()
                .filter(MfaEvent.Change.class::isInstance)
                .map(it -> ((MfaEvent.Change) it).type())
                .toList();
    }
}
