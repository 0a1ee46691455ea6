package dev.mfacore.engine;

import dev.mfacore.ImportedTotp;
import dev.mfacore.TotpPolicy;

/** What an imported authenticator app has to keep (TOTP-14, D-02, D-05). */
final class ImportRules {

    /** The shortest secret that any policy admits. */
    static final int LEGACY_BYTES = 10;

    private static final int STRONG_BYTES = 16;
    private static final int SHORTEST_PERIOD = 15;
    private static final int LONGEST_PERIOD = 120;

    private ImportRules() {}

    static boolean isWeak(ImportedTotp totp) {
        return totp.secret().length() < STRONG_BYTES;
    }

    static void check(ImportedTotp totp, TotpPolicy policy) {
        int least = policy.legacyImport() ? LEGACY_BYTES : STRONG_BYTES;
        if (totp.secret().length() < least) {
            throw new IllegalArgumentException("secret must have at least " + least + " bytes, but has "
                    + totp.secret().length()
                    + (policy.legacyImport()
                            ? ": bind the app anew"
                            : ": bind the app anew, or allow legacy imports in the policy for 10 to 15 bytes"));
        }
        long period = totp.parameters().period().toSeconds();
        if (period < SHORTEST_PERIOD || period > LONGEST_PERIOD) {
            throw new IllegalArgumentException("period must be " + SHORTEST_PERIOD + " to " + LONGEST_PERIOD
                    + " seconds, but is " + period + ": bind the app anew");
        }
    }
}
