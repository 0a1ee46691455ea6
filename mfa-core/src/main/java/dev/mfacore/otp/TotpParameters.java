package dev.mfacore.otp;

import java.time.Duration;

/**
 * What an authenticator app and its verifier have to agree on (RFC 6238 section 4.1). These are the bounds of the
 * algorithm; a policy may be narrower.
 *
 * @param algorithm the hash function
 * @param digits 6 to 8 (RFC 4226 section 5.3)
 * @param period whole seconds, from one second to one day
 */
public record TotpParameters(OtpAlgorithm algorithm, int digits, Duration period) {

    private static final TotpParameters DEFAULTS = new TotpParameters(OtpAlgorithm.SHA1, 6, Duration.ofSeconds(30));

    /** Checks the bounds. */
    public TotpParameters {
        Digits.requireCount(digits);
        boolean inBounds = !period.minusSeconds(1).isNegative() && period.compareTo(Duration.ofDays(1)) <= 0;
        if (!inBounds || period.toNanosPart() != 0) {
            throw new IllegalArgumentException(
                    "period must be whole seconds from 1 s to 1 day, but is " + period + ": use 30 s");
        }
    }

    /**
     * Returns what apps assume where an URI says nothing: SHA-1, six digits, thirty seconds.
     *
     * @return the defaults
     */
    public static TotpParameters defaults() {
        return DEFAULTS;
    }
}
