package dev.mfacore.adapter.inmemory.testing;

import dev.mfacore.authing.AuthingCall;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/** The faults to come. Each hits one call, the first that it is meant for. */
final class FaultScript {

    private final Deque<Entry> entries = new ArrayDeque<>();

    void add(Class<?> kind, AuthingFault fault) {
        if (!AuthingCall.class.isAssignableFrom(kind)) {
            throw new IllegalArgumentException("kind must be a call or a group of calls, but is " + kind.getName()
                    + ": name one of AuthingCall's");
        }
        synchronized (entries) {
            entries.add(new Entry(kind, fault));
        }
    }

    Optional<AuthingFault> next(AuthingCall<?> call) {
        synchronized (entries) {
            for (Iterator<Entry> all = entries.iterator(); all.hasNext(); ) {
                Entry entry = all.next();
                if (entry.kind().isInstance(call)) {
                    all.remove();
                    return Optional.of(entry.fault());
                }
            }
            return Optional.empty();
        }
    }

    void clear() {
        synchronized (entries) {
            entries.clear();
        }
    }

    private record Entry(Class<?> kind, AuthingFault fault) {}
}
