package dev.mfacore.port;

import dev.mfacore.UserId;
import dev.mfacore.authing.SecretText;
import java.time.Instant;
import java.util.Optional;

/**
 * The platform's access tokens, as a front that speaks Authing's protocol needs them. The contract:
 *
 * <ul>
 *   <li>{@link #resolve} knows live tokens only: never one that is unknown, altered, expired or withdrawn, and never an
 *       mfaToken. Whatever text comes in, it answers or throws; it never guesses.
 *   <li>{@code secondFactorAt} is the moment at which the session's second factor was given, and nothing else: unbinding
 *       and associating trust it (BIND-04, BIND-05).
 *   <li>A token that {@link #issue} returned is known to {@link #resolve} until it expires.
 *   <li>Whatever is thrown counts as unavailable: nothing is concluded and nothing accepted. Messages hold no token.
 *   <li>Safe for use by any number of threads.
 * </ul>
 */
public interface AccessTokens {

    /**
     * Finds the session that a token opens.
     *
     * @param token as it came in; any text
     * @return the session, or nothing
     */
    Optional<Session> resolve(SecretText token);

    /**
     * Makes the token of a new session, after its second factor was given.
     *
     * @param user whose session
     * @param secondFactorAt when the second factor was given
     * @return the token
     */
    Issued issue(UserId user, Instant secondFactorAt);

    /**
     * Records that a session's second factor was given anew, so that its token shows it from now on. Tokens that carry
     * all they say cannot do it, and leave this as it is; then the user has to verify with an mfaToken and take the new
     * token.
     *
     * @param session as {@link #resolve} found it
     * @param at when the second factor was given
     */
    default void secondFactorGiven(Session session, Instant at) {}

    /**
     * What a live token stands for.
     *
     * @param user whose session
     * @param name the session's name, 1 to 4096 characters, different for different sessions of one user; the token
     *     itself will do. A pending association belongs to the session that made it (BIND-03)
     * @param secondFactorAt when the session's second factor was given; empty if it never was
     * @param expiresAt from when on the token is dead
     */
    record Session(UserId user, String name, Optional<Instant> secondFactorAt, Instant expiresAt) {
        /** Hides the session's name, which may be what opens the session (SEC-05). */
        @Override
        public String toString() {
            return "Session[" + user + ", name hidden, second factor "
                    + secondFactorAt.map(Instant::toString).orElse("never") + ", until " + expiresAt + "]";
        }
    }

    /**
     * A new token.
     *
     * @param token the token's text
     * @param expiresAt from when on it is dead
     */
    record Issued(SecretText token, Instant expiresAt) {}
}
