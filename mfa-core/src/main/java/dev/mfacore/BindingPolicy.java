package dev.mfacore;

import java.time.Duration;

/**
 * The rules for binding (D-18, BIND-10 to BIND-12).
 *
 * @param pendingLife how long an association waits for its first code, up to 10 minutes
 * @param uniqueRecipients whether a phone or email serves one account only
 * @param trustDirectoryAtFirstSight whether a phone or email that the directory calls verified is taken over once
 * @param maxPerFactor how many authenticators of one kind a user may have, 1 to 5
 * @param bindableChecksPerTransaction how often one token may ask whether something is bindable
 * @param bindableChecksPerHour how often one account may ask in an hour
 */
public record BindingPolicy(
        Duration pendingLife,
        boolean uniqueRecipients,
        boolean trustDirectoryAtFirstSight,
        int maxPerFactor,
        int bindableChecksPerTransaction,
        int bindableChecksPerHour) {

    /** Checks the bounds. */
    public BindingPolicy {
        Bounds.require(pendingLife, Duration.ofSeconds(1), Duration.ofMinutes(10), "pendingLife");
        Bounds.require(maxPerFactor, 1, 5, "maxAuthenticatorsPerFactor");
        Bounds.require(bindableChecksPerTransaction, 1, 1000, "bindableChecksPerTransaction");
        Bounds.require(bindableChecksPerHour, 1, 1000, "bindableChecksPerHour");
    }
}
