package dev.mfacore.server;

import dev.mfacore.KeyRing;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** A {@link KeyRing} as text: a line {@code id:key} each, keys in Base64, the current one last. */
final class KeyFile {

    private KeyFile() {}

    static String fresh(SecureRandom random) {
        return write(KeyRing.generate(random));
    }

    static String write(KeyRing ring) {
        StringBuilder text = new StringBuilder();
        ring.ids().stream().filter(id -> id != ring.currentId()).forEach(id -> add(text, ring, id));
        add(text, ring, ring.currentId());
        return text.toString().strip();
    }

    static KeyRing read(String text, Object file) {
        Map<Integer, byte[]> keys = new HashMap<>();
        int current = 0;
        try {
            for (String line :
                    text.lines().map(String::strip).filter(it -> !it.isEmpty()).toList()) {
                String[] parts = line.split(":", 2);
                current = Integer.parseInt(parts[0]);
                keys.put(current, Base64.getDecoder().decode(parts[1]));
            }
            return KeyRing.of(current, keys);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            // Its message could quote a key.
            throw new IllegalArgumentException(file
                    + " is no key file: it must hold lines of an id, a colon and 32 bytes in Base64, the current key"
                    + " last");
        }
    }

    private static void add(StringBuilder text, KeyRing ring, int id) {
        String key = Base64.getEncoder().encodeToString(ring.revealKey(id));
        text.append(id).append(':').append(key).append('\n');
    }
}
