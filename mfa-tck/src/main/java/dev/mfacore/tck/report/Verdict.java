package dev.mfacore.tck.report;

import dev.mfacore.tck.Port;
import dev.mfacore.tck.catalogue.Catalogue;
import dev.mfacore.tck.catalogue.Rule;
import dev.mfacore.tck.catalogue.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a run says of an adapter.
 *
 * @param word in one word
 * @param ledger what it rests on
 * @param complaint what fails the run beyond the clauses that failed, if anything
 */
public record Verdict(Word word, Ledger ledger, Optional<String> complaint) {

    /** The verdict in one word. */
    public enum Word {
        CONFORMANT,
        NOT_CONFORMANT,
        /** Something neither ran nor was explained. */
        INCOMPLETE,
        /** A filter left clauses out. */
        PARTIAL,
        /** No part was given. */
        NOTHING_TO_TEST
    }

    public static Verdict of(Ledger ledger) {
        List<String> complaints = new ArrayList<>();
        if (ledger.ports().isEmpty()) {
            String complaint = ledger.testClass()
                    + " gives nothing to test: name at least one part in adapter(...), such as .store(...)";
            return new Verdict(Word.NOTHING_TO_TEST, ledger, Optional.of(complaint));
        }
        ledger.deviations().keySet().stream()
                .filter(clause -> ledger.rows().stream()
                        .anyMatch(row -> row.clause().equals(clause) && row.outcome() == Outcome.PASSED))
                .filter(clause -> ledger.rows().stream()
                        .noneMatch(row -> row.clause().equals(clause) && row.outcome() == Outcome.DEVIATION))
                .sorted()
                .forEach(clause -> complaints.add(
                        clause + " holds, though a deviation is declared: take deviates(\"" + clause + "\", …) out"));
        boolean failed =
                !complaints.isEmpty() || ledger.rows().stream().anyMatch(row -> row.outcome() == Outcome.FAILED);
        List<String> missing = missing(ledger);
        if (!missing.isEmpty()) {
            complaints.add("neither run nor explained: " + String.join(", ", missing));
        }
        Word word = failed
                ? Word.NOT_CONFORMANT
                : !missing.isEmpty() ? Word.INCOMPLETE : ledger.partial() ? Word.PARTIAL : Word.CONFORMANT;
        return new Verdict(
                word, ledger, complaints.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", complaints)));
    }

    private static List<String> missing(Ledger ledger) {
        List<String> missing = new ArrayList<>();
        for (Rule rule : Catalogue.load().rules()) {
            if (rule.verification() != Verification.NOT_VERIFIABLE) {
                for (Port port : rule.ports()) {
                    if (ledger.ports().contains(port)
                            && ledger.rows(rule.id(), port).isEmpty()) {
                        missing.add(rule.id() + " at " + port.id());
                    }
                }
            }
        }
        return missing;
    }

    /** The verdict in a line or two. */
    public String summary() {
        long passed = ledger.rows().stream()
                .filter(row -> row.outcome() == Outcome.PASSED)
                .count();
        long failed = ledger.rows().stream()
                .filter(row -> row.outcome() == Outcome.FAILED)
                .count();
        return "MFA TCK: " + ledger.adapter() + " "
                + word.name().toLowerCase(Locale.ROOT).replace('_', ' ').toUpperCase(Locale.ROOT) + " for "
                + ledger.ports().stream().sorted().map(Port::id).toList() + ", passed " + passed + ", failed " + failed
                + ", profile " + ledger.profile() + ", seed " + ledger.seed();
    }
}
