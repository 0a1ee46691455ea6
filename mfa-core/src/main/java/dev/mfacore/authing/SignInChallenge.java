package dev.mfacore.authing;

/**
 * A sign-in through Authing that stopped for a second factor.
 *
 * @param kind who demands it
 * @param data the token and what the user could answer with
 */
public record SignInChallenge(Kind kind, MfaTriggerData data) {

    /** Who demands the second factor. */
    public enum Kind {
        /** The user has bound an authenticator app. */
        PERSONAL(1635),
        /** The application demands it. */
        APPLICATION(1636);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        /**
         * Returns Authing's code.
         *
         * @return 1635 or 1636
         */
        public int code() {
            return code;
        }
    }
}
