package dev.mfacore.tck.gallery.code.counter;

import java.util.concurrent.atomic.AtomicLong;

/** Counts for all instances. */
public final class Sample {

    private static final AtomicLong LAST = new AtomicLong();

    public long next() {
        return LAST.incrementAndGet();
    }
}
