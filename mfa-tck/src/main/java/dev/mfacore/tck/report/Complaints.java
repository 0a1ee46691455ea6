package dev.mfacore.tck.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What is wrong with a run beyond the clauses that failed. */
final class Complaints {

    private final Ledger ledger;
    private final Scorecard card;

    Complaints(Ledger ledger, Scorecard card) {
        this.ledger = ledger;
        this.card = card;
    }

    List<String> all() {
        List<String> all = new ArrayList<>();
        surprising(ledger, card)
                .map(clause -> clause + " holds, though a deviation is declared: take " + deviates(clause) + " out")
                .forEach(all::add);
        undecided().forEach(all::add);
        List<String> missing = card.clauses().stream()
                .flatMap(clause -> clause.ports().stream()
                        .filter(port -> port.outcome() == ClauseOutcome.MISSING)
                        .map(port -> clause.rule().id() + " at " + port.port().id()))
                .toList();
        if (!missing.isEmpty()) {
            all.add("neither run nor explained: " + String.join(", ", missing));
        }
        if (!ledger.partial()) {
            ledger.ports().stream()
                    .sorted()
                    .filter(port -> card.demanded(port).isEmpty())
                    .map(port -> "no clause was run on the " + port.id() + ", so nothing can be said of it")
                    .forEach(all::add);
        }
        return all;
    }

    /** Whether a clause holds that its author said does not. */
    static boolean surprises(Ledger ledger, Scorecard card) {
        return surprising(ledger, card).findAny().isPresent();
    }

    private static Stream<String> surprising(Ledger ledger, Scorecard card) {
        return declared(ledger, card, ClauseOutcome.PASSED);
    }

    /** A deviation of what is not tested would stand there for ever. */
    private Stream<String> undecided() {
        return declared(ledger, card, ClauseOutcome.NOT_CLAIMED)
                .map(clause -> clause + " is not tested here, though a deviation is declared: claim it or take "
                        + deviates(clause) + " out");
    }

    private static Stream<String> declared(Ledger ledger, Scorecard card, ClauseOutcome outcome) {
        return card.with(outcome).stream().map(clause -> clause.rule().id()).filter(ledger.deviations()::containsKey);
    }

    private static String deviates(String clause) {
        return "deviates(\"" + clause + "\", …)";
    }
}
