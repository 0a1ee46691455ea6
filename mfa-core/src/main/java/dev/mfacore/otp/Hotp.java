package dev.mfacore.otp;

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
     */
    public String generate(OtpSecret secret, long counter) {
        requireCounter(counter);
        HmacWorker worker = workers.take();
        try {
            worker.open(secret.bytes());
            return Digits.write(worker.code(counter), digits);
        } finally {
            workers.giveBack(worker);
        }
    }

    /**
     * Finds the counter that a code belongs to. All counters are always tried, so the work does not tell which one
     * matched (SEC-07). The caller must afterwards accept only counters above the one found.
     *
     * @param secret the shared secret
     * @param code exactly so many ASCII digits; anything else matches nothing
     * @param counter the first counter that may be accepted, 0 or more
     * @param lookAhead how many further ones, 0 to {@value #MAX_LOOK_AHEAD}
     * @return the lowest matching counter, if any
     */
    public OptionalLong verify(OtpSecret secret, CharSequence code, long counter, int lookAhead) {
        requireCounter(counter);
        if (lookAhead < 0 || lookAhead > MAX_LOOK_AHEAD || counter + lookAhead < 0) {
            throw new IllegalArgumentException("lookAhead must be 0 to " + MAX_LOOK_AHEAD
                    + " and stay below the largest counter, but is " + lookAhead);
        }
        int wanted = Digits.parse(code, digits);
        long found = -1;
        HmacWorker worker = workers.take();
        try {
            worker.open(secret.bytes());
            for (int i = lookAhead; i >= 0; i--) {
                found = worker.code(counter + i) == wanted ? counter + i : found;
            }
        } finally {
            workers.giveBack(worker);
        }
        return found < 0 ? OptionalLong.empty() : OptionalLong.of(found);
    }

    private static void requireCounter(long counter) {
        if (counter < 0) {
            throw new IllegalArgumentException("counter must be 0 or more, but is " + counter);
        }
    }
}
