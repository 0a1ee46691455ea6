package dev.mfacore;

/**
 * The rules for recovery codes (D-16, D-17).
 *
 * @param count how many, 1 to 20
 * @param form how long each is
 * @param oneCode whether there is one code, replaced at each use, as on Authing's wire; count is 1 then
 * @param slowRounds rounds of PBKDF2 for the short form, 10,000 to 1,000,000
 * @param burnsTotpWindow whether a sign-in by recovery code burns the open TOTP steps as well (TOTP-11)
 */
public record RecoveryPolicy(int count, Form form, boolean oneCode, int slowRounds, boolean burnsTotpWindow) {

    /** The forms of recovery codes, over an alphabet of 32 symbols. */
    public enum Form {
        /** 24 symbols in six groups of four: 120 bits, stored under a keyed hash. */
        LONG(24),
        /** 16 symbols in four groups of four: 80 bits, stored under a slow hash. */
        SHORT(16);

        private final int symbols;

        Form(int symbols) {
            this.symbols = symbols;
        }

        /**
         * Returns the length of a code.
         *
         * @return symbols, without the hyphens
         */
        public int symbols() {
            return symbols;
        }
    }

    /** Checks the bounds. */
    public RecoveryPolicy {
        Bounds.require(count, 1, 20, "recoveryCount");
        Bounds.require(slowRounds, 10_000, 1_000_000, "recoverySlowRounds");
        if (oneCode && count != 1) {
            throw new IllegalArgumentException(
                    "recoveryCount must be 1 in one-code mode, but is " + count + ": set it to 1");
        }
    }
}
