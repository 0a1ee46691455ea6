package dev.mfacore.otp;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * A small pool of workers, so that a call costs no digest of its own.
 *
 * <p>Not a {@code ThreadLocal}: with virtual threads there are as many threads as requests, and each would keep a
 * worker. A fixed number of places bounds the memory. A thread starts at the place that its id points to, takes the
 * worker it finds there or in the next place, and makes one if both are empty; a worker that finds no free place on its
 * return is dropped. Nothing ever waits. A worker is handed back only after it forgot its key, and one whose close threw
 * is not handed back at all.
 */
final class HmacWorkers {

    private static final int PLACES = 64;
    private static final int SPREAD = 2;

    private final OtpAlgorithm algorithm;
    private final int digits;
    private final AtomicReferenceArray<HmacWorker> places = new AtomicReferenceArray<>(PLACES);

    HmacWorkers(OtpAlgorithm algorithm, int digits) {
        this.algorithm = algorithm;
        this.digits = Digits.requireCount(digits);
        // A provider that lacks the digest shows here and not at the first code.
        places.set(0, new HmacWorker(algorithm, digits));
    }

    HmacWorker take() {
        int start = place();
        for (int i = 0; i < SPREAD; i++) {
            int at = (start + i) & (PLACES - 1);
            if (places.getPlain(at) != null) {
                HmacWorker worker = places.getAndSet(at, null);
                if (worker != null) {
                    return worker;
                }
            }
        }
        return new HmacWorker(algorithm, digits);
    }

    void giveBack(HmacWorker worker) {
        worker.close();
        int start = place();
        for (int i = 0; i < SPREAD; i++) {
            if (places.compareAndSet((start + i) & (PLACES - 1), null, worker)) {
                return;
            }
        }
    }

    HmacWorker pooled(int place) {
        return places.get(place);
    }

    int places() {
        return PLACES;
    }

    private static int place() {
        long id = Thread.currentThread().getId();
        return (int) (id ^ (id >>> 6)) & (PLACES - 1);
    }
}
