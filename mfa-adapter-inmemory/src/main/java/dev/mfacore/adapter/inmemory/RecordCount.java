package dev.mfacore.adapter.inmemory;

import dev.mfacore.port.StoreException;
import java.util.concurrent.atomic.AtomicLong;

/** How many records there are, and how many there may be. */
final class RecordCount {

    private final long maximum;
    private final AtomicLong taken = new AtomicLong();

    RecordCount(long maximum) {
        this.maximum = maximum;
    }

    /** Takes a place before the record is written, so that the maximum holds at every moment. */
    void take() {
        if (taken.incrementAndGet() > maximum) {
            giveBack();
            throw new StoreException("store is full: it holds its maximum of " + maximum
                    + " records, and nothing was written; delete records or set a higher maximum");
        }
    }

    void giveBack() {
        taken.decrementAndGet();
    }

    long taken() {
        return taken.get();
    }
}
