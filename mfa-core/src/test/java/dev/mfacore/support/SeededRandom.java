package dev.mfacore.support;

import java.io.Serial;
import java.security.SecureRandom;
import java.util.SplittableRandom;

/** A source of randomness that gives the same for the same seed, so that a failing run can be repeated. */
public class SeededRandom extends SecureRandom {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient SplittableRandom source;

    public SeededRandom(long seed) {
        this.source = new SplittableRandom(seed);
    }

    @Override
    public void nextBytes(byte[] bytes) {
        synchronized (source) {
            source.nextBytes(bytes);
        }
    }
}
