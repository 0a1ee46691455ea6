package dev.mfacore.tck.report;

import dev.mfacore.tck.catalogue.Catalogue;
import dev.mfacore.tck.catalogue.Level;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a run says of an adapter.
 *
 * @param word in one word
 * @param ledger what it rests on
 * @param card the same by clauses
 * @param complaint what fails the run beyond the clauses that failed, if anything
 * @param remark what its reader should know besides, if anything
 */
public record Verdict(Word word, Ledger ledger, Scorecard card, Optional<String> complaint, Optional<String> remark) {

    /** The verdict in one word. */
    public enum Word {
        /** No clause that binds is broken, but for declared SHOULDs. */
        CONFORMANT,
        /** A clause failed, or a MUST deviates as its author declared. */
        NOT_CONFORMANT,
        /** Something neither ran nor was explained. */
        INCOMPLETE,
        /** A filter left clauses out. */
        PARTIAL,
        /** No part was given, or the filter asks for nothing that the adapter claims. */
        NOTHING_TO_TEST;

        /** In capitals, with spaces. */
        public String text() {
            return name().replace('_', ' ');
        }
    }

    public static Verdict of(Ledger ledger) {
        return of(ledger, Catalogue.load());
    }

    static Verdict of(Ledger ledger, Catalogue catalogue) {
        Scorecard card = Scorecard.of(ledger, catalogue);
        if (ledger.problem().isPresent()) {
            return new Verdict(Word.INCOMPLETE, ledger, card, ledger.problem(), Optional.empty());
        }
        if (ledger.ports().isEmpty()) {
            String complaint = ledger.testClass()
                    + " gives nothing to test: name at least one part in adapter(...), such as .store(...)";
            return new Verdict(Word.NOTHING_TO_TEST, ledger, card, Optional.of(complaint), Optional.empty());
        }
        List<String> complaints = new Complaints(ledger, card).all();
        Word word = word(ledger, card, complaints);
        return new Verdict(
                word,
                ledger,
                card,
                complaints.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", complaints)),
                remark(word, ledger, card));
    }

    private static Word word(Ledger ledger, Scorecard card, List<String> complaints) {
        boolean failed = ledger.rows().stream().anyMatch(row -> row.outcome() == Outcome.FAILED);
        if (failed || Complaints.surprises(ledger, card) || mustDeviates(card)) {
            return Word.NOT_CONFORMANT;
        }
        if (!complaints.isEmpty()) {
            return Word.INCOMPLETE;
        }
        if (ledger.rows().stream().noneMatch(row -> row.outcome() == Outcome.PASSED)
                && card.count(ClauseOutcome.DEVIATION) == 0) {
            return Word.NOTHING_TO_TEST;
        }
        return ledger.partial() ? Word.PARTIAL : Word.CONFORMANT;
    }

    private static boolean mustDeviates(Scorecard card) {
        return card.with(ClauseOutcome.DEVIATION).stream()
                .anyMatch(clause -> clause.rule().level() == Level.MUST);
    }

    private static Optional<String> remark(Word word, Ledger ledger, Scorecard card) {
        if (word == Word.NOTHING_TO_TEST) {
            return Optional.of(card.clauses().stream()
                    .filter(clause -> clause.outcome() == ClauseOutcome.NOT_CLAIMED && ledger.partial())
                    .filter(clause -> clause.ports().stream()
                            .flatMap(port -> port.methods().stream())
                            .anyMatch(row -> row.outcome() == Outcome.NOT_CLAIMED))
                    .map(clause -> clause.rule().id() + " was not run: " + String.join("; ", clause.reasons()))
                    .findFirst()
                    .orElse("no clause was run"));
        }
        List<String> deviating = card.with(ClauseOutcome.DEVIATION).stream()
                .map(clause -> clause.rule().id() + " (" + clause.rule().level() + ")")
                .toList();
        return deviating.isEmpty()
                ? Optional.empty()
                : Optional.of("declared deviations: " + String.join(", ", deviating));
    }

    /** The verdict in a line: never without what it is for. */
    public String summary() {
        String counts = List.of(
                        ClauseOutcome.FAILED,
                        ClauseOutcome.MISSING,
                        ClauseOutcome.DEVIATION,
                        ClauseOutcome.FILTERED,
                        ClauseOutcome.NOT_CLAIMED,
                        ClauseOutcome.NOT_VERIFIABLE)
                .stream()
                .filter(outcome -> card.count(outcome) > 0)
                .map(outcome -> ", " + card.count(outcome) + " " + outcome.text())
                .collect(Collectors.joining());
        return "MFA TCK: " + ledger.adapter() + " is " + word.text() + " for "
                + (ledger.ports().isEmpty() ? "no part" : card.scores(ledger.ports()))
                + (ledger.capabilities().isEmpty()
                        ? ""
                        : " with "
                                + ledger.capabilities().stream()
                                        .sorted()
                                        .map(dev.mfacore.tck.Capability::id)
                                        .collect(Collectors.joining(", ")))
                + "; " + card.count(ClauseOutcome.PASSED) + " passed" + counts + "; profile " + ledger.profile()
                + ", seed " + ledger.seed();
    }
}
