package dev.mfacore.tck.gallery.store;

import dev.mfacore.tck.gallery.Fault;
import java.util.stream.Stream;

/** All wrong stores. */
public final class StoreFaults {

    private StoreFaults() {}

    /** Returns them in no order that matters. */
    public static Fault[] all() {
        return Stream.<Fault[]>of(
                        StoreFault.values(), StoreRaceFault.values(), StoreCallFault.values(), StoreDataFault.values())
                .flatMap(Stream::of)
                .toArray(Fault[]::new);
    }
}
