package dev.mfacore.tck.gallery;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** A wrong adapter. The kit has to convict it of exactly the clauses that it breaks, in words that help. */
public interface Fault extends Specimen {

    /** What it is accused of. */
    Charge charge();

    /** The clauses that it breaks. */
    default Set<String> clauses() {
        return charge().clauses();
    }

    /**
     * Clauses that it may break or not: only for what depends on luck, such as a race whose other symptoms show now and
     * then.
     */
    default Set<String> perhaps() {
        return charge().perhaps();
    }

    /** How the kit is run on it: longer for faults that only luck shows. */
    default Map<String, String> settings() {
        return Map.of("profile", "quick", "hang", "2");
    }

    /** Words, each of which the failure of some clause has to hold in its story, its expectation or its finding. */
    default List<String> words() {
        return charge().words();
    }
}
