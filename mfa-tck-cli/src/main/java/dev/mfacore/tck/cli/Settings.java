package dev.mfacore.tck.cli;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the kit reads from system properties.
 *
 * @param values by name, without the prefix {@code mfa.tck.}
 */
record Settings(Map<String, String> values) {

    Settings() {
        this(Map.of());
    }

    Settings {
        values = Map.copyOf(values);
    }

    Settings with(String name, Object value) {
        Map<String, String> more = new TreeMap<>(values);
        more.put(name, value.toString());
        return new Settings(more);
    }

    Settings with(String name, Optional<?> value) {
        return value.map(one -> with(name, (Object) one)).orElse(this);
    }

    void apply() {
        values.forEach((name, value) -> System.setProperty("mfa.tck." + name, value));
    }
}
