package dev.mfacore.bench.report;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One row. What was not measured is empty.
 *
 * @param operation what was done, such as {@code http/verify-totp}
 * @param form how, such as {@code blocking} or {@code RAW}
 * @param algorithm the hash, or {@code -} where none is part of it
 * @param library who did it; ours is {@value #OURS}
 * @param cpuNs processor time of one operation, in nanoseconds, median of the rounds
 * @param wallNs wall time of one operation, in nanoseconds: the inverse of the rate, or a latency where the form says so
 * @param bytesPerOp bytes allocated by one operation
 * @param ratioToOurs this row's cost as a multiple of ours, median of the ratios within each round: above 1 ours is cheaper
 * @param spread of that ratio
 */
public record Result(
        String operation,
        String form,
        String algorithm,
        String library,
        OptionalDouble cpuNs,
        OptionalDouble wallNs,
        OptionalDouble bytesPerOp,
        OptionalDouble ratioToOurs,
        Optional<Spread> spread) {

    /** How our own rows are named. */
    public static final String OURS = "mfa-core";
}
