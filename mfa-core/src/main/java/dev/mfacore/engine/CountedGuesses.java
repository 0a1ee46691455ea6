package dev.mfacore.engine;

import dev.mfacore.port.StoreKey;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;

/**
 * Which codes one call has counted a wrong try at already: a call that starts again after a conflict on its user's state
 * counts once. Belongs to one call, and so to one thread.
 */
final class CountedGuesses {

    private final Set<String> counted = new HashSet<>();

    boolean contains(StoreKey register, byte[] codeId) {
        return counted.contains(name(register, codeId));
    }

    void add(StoreKey register, byte[] codeId) {
        counted.add(name(register, codeId));
    }

    private static String name(StoreKey register, byte[] codeId) {
        return register.id() + '/' + HexFormat.of().formatHex(codeId);
    }
}
