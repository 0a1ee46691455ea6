package dev.mfacore.tck.gallery.service;

import dev.mfacore.Confirmation;
import dev.mfacore.UserId;
import dev.mfacore.tck.EngineParts;
import dev.mfacore.tck.drive.OtpApp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What all nodes of one try have seen go by, so that what meddles can meddle well. */
final class Memory {

    private static final Map<Object, Memory> ALL = Collections.synchronizedMap(new WeakHashMap<>());

    final Map<String, UserId> tokens = new ConcurrentHashMap<>();
    final Map<UserId, List<OtpApp>> apps = new ConcurrentHashMap<>();
    final Map<UserId, List<String>> recovery = new ConcurrentHashMap<>();
    final Set<String> used = ConcurrentHashMap.newKeySet();
    final Map<String, Object> confirmers = new ConcurrentHashMap<>();
    final Map<String, Confirmation> confirmed = new ConcurrentHashMap<>();
    final Map<OtpApp, OtpApp> turned = new ConcurrentHashMap<>();
    final Map<String, List<String>> sent = new ConcurrentHashMap<>();

    static Memory of(EngineParts parts) {
        return ALL.computeIfAbsent(parts.store(), store -> new Memory());
    }

    /** Whether it is the code of one of the user's apps now or a step around, pending ones included. */
    boolean isRight(UserId user, String code, Instant now) {
        return apps.getOrDefault(user, List.of()).stream().anyMatch(app -> matches(app, code, now));
    }

    /** Whose app shows that code now. */
    Optional<UserId> owner(String code, Instant now) {
        return apps.keySet().stream().filter(user -> isRight(user, code, now)).findFirst();
    }

    static boolean matches(OtpApp app, String code, Instant now) {
        long step = app.step(now);
        return List.of(step - 1, step, step + 1).stream()
                .anyMatch(it -> app.code(it).equals(code));
    }

    static <K, V> void add(Map<K, List<V>> lists, K key, V value) {
        lists.computeIfAbsent(key, it -> new CopyOnWriteArrayList<>()).add(value);
    }

    static <K, V> List<V> get(Map<K, List<V>> lists, K key) {
        return new ArrayList<>(lists.getOrDefault(key, List.of()));
    }
}
