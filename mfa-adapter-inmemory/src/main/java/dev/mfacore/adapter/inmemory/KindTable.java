package dev.mfacore.adapter.inmemory;

import com.google.common.collect.Comparators;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The registers of one kind, by id: many small hash maps instead of one big one.
 *
 * <p>Finding an id costs one hash look-up, as in a single map. What the parts add is an order to page in without keeping
 * one: an id belongs to the part that its hash names, for ever, so "by part, then by text" is a total order that no
 * write changes, and a page has to look at the parts it touches only. A single hash map would have to be scanned as a
 * whole for every page; a skip list has the order for nothing, but pays for it with a score of cache misses at every
 * look-up.
 *
 * <p>A key that exists during a whole walk is seen exactly once: iterating a part meets every key that is in it all the
 * while, and the key's place in the order lies after the end of exactly those pages that came before its own.
 */
final class KindTable {

    private static final int PART_BITS = 10;
    private static final int PARTS = 1 << PART_BITS;
    // The golden ratio as a fraction of 2^32 spreads neighbouring hashes; the maps inside use other bits.
    private static final int SPREAD = 0x9E3779B9;

    private final AtomicReferenceArray<@Nullable ConcurrentMap<String, Register>> parts =
            new AtomicReferenceArray<>(PARTS);

    @Nullable
    Register find(String id) {
        ConcurrentMap<String, Register> part = parts.get(indexOf(id));
        return part == null ? null : part.get(id);
    }

    boolean create(String id, Register register) {
        return partFor(id).putIfAbsent(id, register) == null;
    }

    boolean replace(String id, Register seen, Register next) {
        return partFor(id).replace(id, seen, next);
    }

    boolean remove(String id, Register seen) {
        return partFor(id).remove(id, seen);
    }

    List<String> idsAfter(Optional<String> after, int limit) {
        List<String> page = new ArrayList<>();
        int first = after.map(KindTable::indexOf).orElse(0);
        for (int index = first; index < PARTS && page.size() < limit; index++) {
            Optional<String> floor = index == first ? after : Optional.empty();
            page.addAll(idsOfPart(index, floor, limit - page.size()));
        }
        return page;
    }

    private List<String> idsOfPart(int index, Optional<String> after, int limit) {
        ConcurrentMap<String, Register> part = parts.get(index);
        if (part == null) {
            return List.of();
        }
        return part.keySet().stream()
                .filter(id -> after.isEmpty() || id.compareTo(after.get()) > 0)
                .collect(Comparators.least(limit, Comparator.naturalOrder()));
    }

    private ConcurrentMap<String, Register> partFor(String id) {
        int index = indexOf(id);
        ConcurrentMap<String, Register> part = parts.get(index);
        if (part != null) {
            return part;
        }
        ConcurrentMap<String, Register> fresh = new ConcurrentHashMap<>();
        ConcurrentMap<String, Register> other = parts.compareAndExchange(index, null, fresh);
        return other == null ? fresh : other;
    }

    private static int indexOf(String id) {
        return (id.hashCode() * SPREAD) >>> (Integer.SIZE - PART_BITS);
    }
}
