package dev.mfacore.tck.story;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A user's recovery codes.
 *
 * @param codes those that are left
 * @param told whether the user was told all of them
 */
record Recovery(Set<String> codes, boolean told) {

    static Recovery of(Collection<String> codes) {
        return new Recovery(Set.copyOf(codes), !codes.isEmpty());
    }

    Recovery without(String code) {
        Set<String> left = new LinkedHashSet<>(codes);
        left.remove(code);
        return new Recovery(left, told);
    }
}
