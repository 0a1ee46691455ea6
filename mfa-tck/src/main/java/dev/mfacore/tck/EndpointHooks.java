package dev.mfacore.tck;

import dev.mfacore.Recipient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the kit needs of a deployed server besides Authing's protocol: users, sessions, transactions, the codes that were
 * sent, and the clock. {@link Endpoint#admin} brings it for servers with this project's admin API; for others write it.
 * Called by any thread; what fails is thrown and fails the clause.
 */
public interface EndpointHooks {

    /**
     * Makes a user known, with no phone, no email and no second factor.
     *
     * @param user 1 to 200 characters of {@code A-Z}, {@code a-z}, {@code 0-9}, {@code .}, {@code _} and {@code -}
     */
    void createUser(String user);

    /**
     * Opens a session.
     *
     * @param user whose
     * @param secondFactorAge how long ago the second factor was given in it; empty if never
     * @return the access token
     */
    String openSession(String user, Optional<Duration> secondFactorAge);

    /**
     * Begins a sign-in whose first factor is done.
     *
     * @param user whose
     * @return the transaction; empty if the user is wanted no second factor of
     */
    Optional<Transaction> begin(String user);

    /**
     * Reads the codes that were sent.
     *
     * @param recipient to whom
     * @return the codes, oldest first
     */
    List<String> codesTo(Recipient recipient);

    /**
     * Puts the server's clock forward.
     *
     * @param seconds by how much; 0 to read it
     * @return the time by the server's clock afterwards
     */
    Instant advance(long seconds);

    /**
     * The password changed, or the account was disabled: voids the user's open transactions.
     *
     * @param user whose
     */
    void invalidate(String user);

    /**
     * A sign-in that waits for its second factor.
     *
     * @param mfaToken the token
     * @param enrolmentRequired whether the user has none yet
     */
    record Transaction(String mfaToken, boolean enrolmentRequired) {
        /** Hides the token. */
        @Override
        public String toString() {
            return "Transaction[enrolmentRequired=" + enrolmentRequired + "]";
        }
    }
}
