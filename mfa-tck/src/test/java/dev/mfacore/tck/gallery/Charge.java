package dev.mfacore.tck.gallery;

import java.util.List;
import java.util.Set;

/**
 * What a wrong adapter is accused of.
 *
 * @param clauses those that it breaks
 * @param perhaps those that it may break or not, by luck
 * @param words each of which the failure of some clause has to hold
 */
public record Charge(Set<String> clauses, Set<String> perhaps, List<String> words) {

    /** Takes copies. */
    public Charge {
        clauses = Set.copyOf(clauses);
        perhaps = Set.copyOf(perhaps);
        words = List.copyOf(words);
    }

    /** A charge that luck adds nothing to. */
    public static Charge of(Set<String> clauses, String... words) {
        return new Charge(clauses, Set.of(), List.of(words));
    }
}
