package dev.mfacore.tck.gallery.code.now;

import java.time.Instant;

/** Reads the clock on the wall. */
public final class Sample {

    public Instant time() {
        return Instant.now();
    }
}
