package dev.mfacore.tck.gallery;

import java.util.List;
import java.util.Set;

/** A wrong adapter. The kit has to convict it of exactly the clauses that it breaks, in words that help. */
public interface Fault extends Specimen {

    /** The clauses that it breaks. */
    Set<String> clauses();

    /**
     * Clauses that it may break or not: only for what depends on luck, such as a race whose other symptoms show now and
     * then.
     */
    default Set<String> perhaps() {
        return Set.of();
    }

    /** Words, each of which the failure of some clause has to hold in its story, its expectation or its finding. */
    List<String> words();
}
