package dev.mfacore.bench.measure;

/**
 * What a number of operations took.
 *
 * @param operations how many
 * @param wallNanos from the first to the last
 * @param cpuNanos processor time of what is measured, see {@link ProcessMeter}
 * @param allocatedBytes what its threads allocated
 */
public record Usage(long operations, long wallNanos, long cpuNanos, long allocatedBytes) {

    /** Checks that something was done. */
    public Usage {
        if (operations < 1) {
            throw new IllegalArgumentException("operations must be at least 1: nothing was measured");
        }
    }

    /** Wall time of one operation, in nanoseconds; the inverse of the rate. */
    public double wall() {
        return (double) wallNanos / operations;
    }

    /** Processor time of one operation, in nanoseconds. */
    public double cpu() {
        return (double) cpuNanos / operations;
    }

    /** Bytes that one operation allocates. */
    public double bytes() {
        return (double) allocatedBytes / operations;
    }

    /** Operations a second. */
    public double rate() {
        return 1e9 / wall();
    }
}
