package dev.mfacore.otp;

import java.util.Arrays;
import java.util.OptionalLong;

/**
 * Counter-based one-time passwords (RFC 4226). Immutable, safe for use by any number of threads; make one and keep it,
 * since it reuses its digests.
 */
public final class Hotp {

    /** The widest look-ahead (RFC 4226 section 7.4 asks for a bound). */
    public static final int MAX_LOOK_AHEAD = 100;

    private final int digits;
    private final HmacWorkers workers;

    private Hotp(OtpAlgorithm algorithm, int digits) {
        this.digits = Digits.requireCount(digits);
        this.workers = new HmacWorkers(algorithm, digits);
    }

    /**
     * Makes a generator and verifier.
     *
     * @param algorithm the hash function
     * @param digits 6 to 8
     * @return the algorithm
     */
    public static Hotp of(OtpAlgorithm algorithm, int digits) {
        return new Hotp(algorithm, digits);
    }

    /**
     * Generates the code of a counter (RFC 4226 section 5.3).
     *
     * @param secret the shared secret
     * @param counter 0 or more
     * @return exactly so many ASCII digits, leading zeros included
     * @throws IllegalStateException if the secret was destroyed
     */
    public String generate(OtpSecret secret, long counter) {
        requireCounter(counter);
        byte[] key = secret.revealBytes();
        try {
            return Digits.write(workers.code(key, counter), digits);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /**
     * Finds the counter that a code belongs to. All counters are always tried, so the work does not tell which one
     * matched (SEC-07). Of several matching counters the highest is the answer, so that a caller who afterwards accepts
     * only counters above it, as it must, accepts the same text at none of them.
     *
     * @param secret the shared secret
     * @param code exactly so many ASCII digits; anything else matches nothing
     * @param counter the first counter that may be accepted, 0 or more
     * @param lookAhead how many further ones, 0 to {@value #MAX_LOOK_AHEAD}
     * @return the highest matching counter, if any
     * @throws IllegalStateException if the secret was destroyed
     */
    public OptionalLong verify(OtpSecret secret, CharSequence code, long counter, int lookAhead) {
        requireCounter(counter);
        if (lookAhead < 0 || lookAhead > MAX_LOOK_AHEAD || counter + lookAhead < 0) {
            throw new IllegalArgumentException("lookAhead must be 0 to " + MAX_LOOK_AHEAD
                    + " and stay below the largest counter, but is " + lookAhead);
        }
        int wanted = Digits.parse(code, digits);
        byte[] key = secret.revealBytes();
        try {
            long found = workers.highestMatch(key, wanted, counter, counter + lookAhead, -1);
            return found < 0 ? OptionalLong.empty() : OptionalLong.of(found);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private static void requireCounter(long counter) {
        if (counter < 0) {
            throw new IllegalArgumentException("counter must be 0 or more, but is " + counter);
        }
    }
}
