package dev.mfacore;

import java.time.Duration;

/**
 * The rules for mfaTokens (D-13).
 *
 * @param life how long a token lives, up to 10 minutes (TXN-02)
 * @param maxFailures after how many failures it is dead, 1 to 1,000 (TXN-07)
 */
public record TransactionPolicy(Duration life, int maxFailures) {

    /** Checks the bounds. */
    public TransactionPolicy {
        Bounds.require(life, Duration.ofSeconds(1), Duration.ofMinutes(10), "tokenLife");
        Bounds.require(maxFailures, 1, 1000, "tokenMaxFailures");
    }
}
