package dev.mfacore.tck;

import dev.mfacore.UserId;
import dev.mfacore.port.UserDirectory;

/** Enters users into what a directory reads from. */
@FunctionalInterface
public interface DirectoryEntries {

    /**
     * Enters a user, in place of what was known before.
     *
     * @param user who
     * @param entry what is known
     * @throws Exception if that failed; the run then fails
     */
    void put(UserId user, UserDirectory.Entry entry) throws Exception;
}
