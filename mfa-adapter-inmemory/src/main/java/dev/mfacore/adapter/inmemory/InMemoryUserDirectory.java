package dev.mfacore.adapter.inmemory;

import static java.util.Objects.requireNonNull;

import dev.mfacore.UserId;
import dev.mfacore.port.UserDirectory;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** A directory of users in memory, filled by hand. Safe for use by any number of threads. */
public final class InMemoryUserDirectory implements UserDirectory {

    private final ConcurrentMap<UserId, Entry> entries = new ConcurrentHashMap<>();

    /** Makes a directory that knows nobody yet. */
    public InMemoryUserDirectory() {}

    @Override
    public Optional<Entry> find(UserId user) {
        return Optional.ofNullable(entries.get(requireNonNull(user, "user")));
    }

    /**
     * Enters a user, in place of what was known before.
     *
     * @param user who
     * @param entry what is known
     */
    public void put(UserId user, Entry entry) {
        entries.put(requireNonNull(user, "user"), requireNonNull(entry, "entry"));
    }

    /**
     * Removes a user, if there is one.
     *
     * @param user who
     */
    public void remove(UserId user) {
        entries.remove(requireNonNull(user, "user"));
    }

    @Override
    public String toString() {
        return "InMemoryUserDirectory[" + entries.size() + " users]";
    }
}
