package dev.mfacore.tck.catalogue;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** All clauses of the kit, sorted by id. Immutable. */
public final class Catalogue {

    private static final List<String> FILES = List.of(
            "store",
            "secrets",
            "cipher",
            "delivery",
            "directory",
            "qr",
            "listener",
            "code",
            "service",
            "endpoint",
            "authing");

    private final SortedMap<String, Rule> rules;

    private Catalogue(SortedMap<String, Rule> rules) {
        this.rules = Collections.unmodifiableSortedMap(rules);
    }

    /**
     * Reads the catalogue that the kit brings.
     *
     * @return the catalogue
     */
    public static Catalogue load() {
        SortedMap<String, Rule> rules = new TreeMap<>();
        FILES.forEach(file -> RuleFile.read(file).forEach(rule -> {
            if (rules.put(rule.id(), rule) != null) {
                throw new IllegalStateException(
                        "clause " + rule.id() + " stands in two files: name all its ports in one");
            }
        }));
        return new Catalogue(rules);
    }

    /**
     * Makes a catalogue of some clauses.
     *
     * @param clauses in any order
     * @return the catalogue
     */
    public static Catalogue of(Collection<Rule> clauses) {
        SortedMap<String, Rule> rules = new TreeMap<>();
        clauses.forEach(rule -> rules.put(rule.id(), rule));
        return new Catalogue(rules);
    }

    /**
     * Returns all clauses.
     *
     * @return sorted by id
     */
    public Collection<Rule> rules() {
        return rules.values();
    }

    /**
     * Looks up a clause.
     *
     * @param id its id
     * @return the clause, or nothing
     */
    public Optional<Rule> find(String id) {
        return Optional.ofNullable(rules.get(id));
    }
}
