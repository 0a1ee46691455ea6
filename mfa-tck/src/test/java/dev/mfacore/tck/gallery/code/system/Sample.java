package dev.mfacore.tck.gallery.code.system;

import java.time.Clock;
import java.time.Instant;

/** Reads the system clock by a detour. */
public final class Sample {

    public Instant time() {
        return Clock.systemUTC().instant();
    }
}
