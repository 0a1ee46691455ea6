package dev.mfacore.engine.crypto;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps idle tools that are dear to make, for whichever call comes next. Nothing ever waits: who finds none makes one,
 * and one that finds no free place on its return is dropped. A fixed number of places bounds what is kept, which a {@code
 * ThreadLocal} would not, since there may be as many threads as requests. Places lie a cache line apart.
 *
 * <p>Give a tool back only if the call with it went well; one that failed is dropped, because it might go on failing.
 */
final class Pool<T> {

    private static final int PLACES = 32;
    private static final int TRIED = 4;

    /** References in a cache line of 64 bytes, four bytes each. */
    private static final int STRIDE = 16;

    private final Supplier<T> maker;
    private final AtomicReferenceArray<@Nullable T> places = new AtomicReferenceArray<>(PLACES * STRIDE);

    Pool(Supplier<T> maker) {
        this.maker = maker;
    }

    T take() {
        int start = place();
        for (int i = 0; i < TRIED; i++) {
            int at = index(start + i);
            if (places.getPlain(at) != null) {
                T idle = places.getAndSet(at, null);
                if (idle != null) {
                    return idle;
                }
            }
        }
        return maker.get();
    }

    void giveBack(T tool) {
        int start = place();
        for (int i = 0; i < TRIED; i++) {
            int at = index(start + i);
            if (places.getPlain(at) == null && places.compareAndSet(at, null, tool)) {
                return;
            }
        }
    }

    private static int index(int place) {
        return (place & (PLACES - 1)) * STRIDE;
    }

    private static int place() {
        long id = Thread.currentThread().getId();
        return (int) (id ^ (id >>> 5)) & (PLACES - 1);
    }
}
