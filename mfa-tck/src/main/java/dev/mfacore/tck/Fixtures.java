package dev.mfacore.tck;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What an adapter gave along with its parts, by port and type. */
final class Fixtures {

    private record Key(Port port, Class<?> type) {}

    private final Map<Key, Object> all = new HashMap<>();

    <T> void put(Port port, Class<T> type, T fixture) {
        all.put(new Key(port, type), fixture);
    }

    <T> Optional<T> find(Port port, Class<T> type) {
        return Optional.ofNullable(all.get(new Key(port, type))).map(type::cast);
    }
}
