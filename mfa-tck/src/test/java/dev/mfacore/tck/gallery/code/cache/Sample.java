package dev.mfacore.tck.gallery.code.cache;

import java.util.HashMap;
import java.util.Map;

/** Caches for all instances. */
public final class Sample {

    private static final Map<String, String> CACHE = new HashMap<>();

    public String get(String key) {
        return CACHE.computeIfAbsent(key, one -> one + one);
    }
}
