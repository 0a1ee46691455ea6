package dev.mfacore.otp;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A small pool of workers, so that a call costs no digest of its own.
 *
 * <p>Not a {@code ThreadLocal}: with virtual threads there are as many threads as requests, and each would keep a
 * worker. A fixed number of places bounds the memory; more workers than processors are never busy for long, since
 * nothing in a call blocks. A thread starts at the place that its id points to, takes the first worker it finds in a few
 * places, and makes one if there is none; a worker that finds no free place on its return is dropped. Nothing ever waits.
 * Places lie a cache line apart, so that threads with different places do not slow each other down.
 *
 * <p>A worker comes back only after it forgot its key. One that failed is dropped, because its digest might go on
 * failing.
 */
final class HmacWorkers {

    private static final int PLACES = 64;
    private static final int TRIED = 4;

    /** References in a cache line of 64 bytes, four bytes each. */
    private static final int STRIDE = 16;

    private final OtpAlgorithm algorithm;
    private final int digits;
    private final Supplier<MessageDigest> digests;
    private final AtomicReferenceArray<@Nullable HmacWorker> places = new AtomicReferenceArray<>(PLACES * STRIDE);

    HmacWorkers(OtpAlgorithm algorithm, int digits) {
        this(algorithm, digits, () -> digest(algorithm));
    }

    /** With digests of the caller's, so that a test can count their work or make them fail. */
    HmacWorkers(OtpAlgorithm algorithm, int digits, Supplier<MessageDigest> digests) {
        this.algorithm = algorithm;
        this.digits = Digits.requireCount(digits);
        this.digests = digests;
        // A provider that lacks the digest shows here and not at the first code.
        places.set(0, make());
    }

    /** The code of a counter under a key. */
    int code(byte[] key, long counter) {
        HmacWorker worker = take();
        int code;
        try {
            worker.open(key);
            code = worker.code(counter);
        } finally {
            worker.close();
        }
        giveBack(worker);
        return code;
    }

    /**
     * The highest counter from {@code first} to {@code last} with the wanted code, or {@code none}. All of them are
     * computed, and nothing branches on the outcome (SEC-07).
     */
    long highestMatch(byte[] key, int wanted, long first, long last, long none) {
        HmacWorker worker = take();
        long found = none;
        try {
            worker.open(key);
            long count = last - first + 1;
            for (long i = 0; i < count; i++) {
                long equal = onesIfEqual(wanted, worker.code(first + i));
                found = (found & ~equal) | ((first + i) & equal);
            }
        } finally {
            worker.close();
        }
        giveBack(worker);
        return found;
    }

    /** Looks at one of the pool's places, where an idle worker may lie. */
    @Nullable
    HmacWorker pooled(int place) {
        return places.get(place * STRIDE);
    }

    int places() {
        return PLACES;
    }

    /** All bits set if the two are equal, else none; the difference is taken as unsigned, so -1 equals no code. */
    private static long onesIfEqual(int wanted, int code) {
        return (((wanted ^ code) & 0xffff_ffffL) - 1) >> 63;
    }

    private HmacWorker take() {
        int start = place();
        for (int i = 0; i < TRIED; i++) {
            int at = index(start + i);
            if (places.getPlain(at) != null) {
                HmacWorker worker = places.getAndSet(at, null);
                if (worker != null) {
                    return worker;
                }
            }
        }
        return make();
    }

    private void giveBack(HmacWorker worker) {
        int start = place();
        for (int i = 0; i < TRIED; i++) {
            int at = index(start + i);
            if (places.getPlain(at) == null && places.compareAndSet(at, null, worker)) {
                return;
            }
        }
    }

    private HmacWorker make() {
        return new HmacWorker(algorithm, digits, digests.get());
    }

    private static int index(int place) {
        return (place & (PLACES - 1)) * STRIDE;
    }

    private static int place() {
        long id = Thread.currentThread().getId();
        return (int) (id ^ (id >>> 6)) & (PLACES - 1);
    }

    private static MessageDigest digest(OtpAlgorithm algorithm) {
        try {
            return MessageDigest.getInstance(algorithm.digestName());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(
                    "no security provider offers " + algorithm.digestName() + ": configure one that does", e);
        }
    }
}
