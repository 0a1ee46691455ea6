package dev.mfacore.adapter.inmemory;

import static java.util.Objects.requireNonNull;

import dev.mfacore.port.UserNotice;
import dev.mfacore.port.UserNotifier;
import java.util.List;

/**
 * Keeps the newest notices to users, for demos and tests. It keeps so many and drops the oldest for a new one. Safe for
 * use by any number of threads.
 */
public final class UserNotices implements UserNotifier {

    /** How many notices are kept if nothing else is said. */
    public static final int DEFAULT_CAPACITY = 1_000;

    private final BoundedLog<UserNotice> notices;

    /** Makes an empty log for {@link #DEFAULT_CAPACITY} notices. */
    public UserNotices() {
        this(DEFAULT_CAPACITY);
    }

    /**
     * Makes an empty log.
     *
     * @param capacity how many notices to keep, at least 1
     * @throws IllegalArgumentException if {@code capacity} is less than 1
     */
    public UserNotices(int capacity) {
        this.notices = new BoundedLog<>(capacity);
    }

    @Override
    public void notify(UserNotice notice) {
        notices.add(requireNonNull(notice, "notice"));
    }

    /**
     * Returns all notices that are kept.
     *
     * @return the notices, oldest first; a copy
     */
    public List<UserNotice> notices() {
        return notices.entries();
    }

    /** Forgets all notices. */
    public void clear() {
        notices.clear();
    }

    @Override
    public String toString() {
        return "UserNotices[" + notices().size() + " notices]";
    }
}
