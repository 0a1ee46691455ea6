package dev.mfacore.adapter.inmemory;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.EvictingQueue;
import java.util.List;

/** The newest entries, oldest first; when it is full the oldest makes room. Its lock is never held over foreign code. */
final class BoundedLog<T> {

    private final Object lock = new Object();
    private final EvictingQueue<T> entries;

    BoundedLog(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException(
                    "capacity must be at least 1 entry, but is " + capacity + ": say how many to keep");
        }
        this.entries = EvictingQueue.create(capacity);
    }

    void add(T entry) {
        requireNonNull(entry, "entry");
        synchronized (lock) {
            entries.add(entry);
        }
    }

    List<T> entries() {
        synchronized (lock) {
            return List.copyOf(entries);
        }
    }

    void clear() {
        synchronized (lock) {
            entries.clear();
        }
    }
}
