package dev.mfacore;

import java.util.Optional;

/**
 * Who calls, as the platform vouches for it. A half-done sign-in ({@link TokenHolder}) opens fewer operations than a
 * session ({@link SignedIn}), and neither stands in for the other (TXN-05).
 */
public sealed interface Caller permits Caller.SignedIn, Caller.TokenHolder {

    /**
     * Returns the client address that the platform has established, for the audit event.
     *
     * @return the address, if the platform gave one
     */
    Optional<String> source();

    /**
     * A user in a full session of the platform.
     *
     * @param user the user, as authenticated by the platform
     * @param session names the session; a pending association belongs to the session that made it (BIND-03)
     * @param source the client address, for the audit event
     */
    record SignedIn(UserId user, Optional<String> session, Optional<String> source) implements Caller {

        private static final int MAX_SESSION_LENGTH = 4096;

        /** Checks the texts. */
        public SignedIn {
            session.ifPresent(text -> Texts.require(text, "session", MAX_SESSION_LENGTH));
            source.ifPresent(text -> Texts.require(text, "source"));
        }

        /**
         * Names the session.
         *
         * @param name 1 to 4096 characters, so that an access token can serve
         * @return a caller with that session
         */
        public SignedIn inSession(String name) {
            return new SignedIn(user, Optional.of(name), source);
        }

        /**
         * Tells the client address.
         *
         * @param address 1 to 512 characters
         * @return a caller with that source
         */
        public SignedIn from(String address) {
            return new SignedIn(user, session, Optional.of(address));
        }

        /** Hides the session's name, which may be what opens the session (SEC-05). */
        @Override
        public String toString() {
            return "SignedIn[" + user + ", session hidden, source " + source.orElse("unknown") + "]";
        }
    }

    /**
     * Whoever holds an mfaToken. The token alone names the user (TXN-04).
     *
     * @param token the token
     * @param context the value the transaction was bound to when it began, if it was (TXN-08)
     * @param source the client address, for the audit event
     * @param user whom the caller takes the token to be of; a token of another user is refused like a dead one
     */
    record TokenHolder(MfaToken token, Optional<String> context, Optional<String> source, Optional<UserId> user)
            implements Caller {

        /** Checks the texts. */
        public TokenHolder {
            context.ifPresent(text -> Texts.require(text, "context"));
            source.ifPresent(text -> Texts.require(text, "source"));
        }

        /**
         * Tells the value that the transaction was bound to.
         *
         * @param value 1 to 512 characters
         * @return a caller with that context
         */
        public TokenHolder inContext(String value) {
            return new TokenHolder(token, Optional.of(value), source, user);
        }

        /**
         * Tells the client address.
         *
         * @param address 1 to 512 characters
         * @return a caller with that source
         */
        public TokenHolder from(String address) {
            return new TokenHolder(token, context, Optional.of(address), user);
        }

        /**
         * Tells whom the token is taken to be of. It never chooses the user: it only refuses a token of another one
         * (TXN-04, CLI-04).
         *
         * @param expected the user that the token has to name
         * @return a caller with that expectation
         */
        public TokenHolder forUser(UserId expected) {
            return new TokenHolder(token, context, source, Optional.of(expected));
        }

        /** Hides token and context (SEC-05). */
        @Override
        public String toString() {
            return "TokenHolder[token and context hidden, source " + source.orElse("unknown") + "]";
        }
    }

    /**
     * A user in a full session.
     *
     * @param user the user, as authenticated by the platform
     * @return the caller
     */
    static SignedIn signedIn(UserId user) {
        return new SignedIn(user, Optional.empty(), Optional.empty());
    }

    /**
     * Whoever holds the token.
     *
     * @param token the token
     * @return the caller
     */
    static TokenHolder holding(MfaToken token) {
        return new TokenHolder(token, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
