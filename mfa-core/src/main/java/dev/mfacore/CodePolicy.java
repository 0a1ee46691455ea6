package dev.mfacore;

import java.time.Duration;

/**
 * The rules for delivered codes (D-07 to D-09).
 *
 * @param digits 6 to 12
 * @param life how long a code can be accepted, up to 10 minutes
 * @param maxFailures after how many wrong tries a code is dead, 1 to 10
 * @param unattached whether codes may be sent and accepted that belong to no transaction
 */
public record CodePolicy(int digits, Duration life, int maxFailures, boolean unattached) {

    /** Checks the bounds. */
    public CodePolicy {
        Bounds.require(digits, 6, 12, "codeDigits");
        Bounds.require(life, Duration.ofSeconds(1), Duration.ofMinutes(10), "codeLife");
        Bounds.require(maxFailures, 1, 10, "codeMaxFailures");
    }
}
