package dev.mfacore.tck.report;

import dev.mfacore.tck.Port;
import dev.mfacore.tck.catalogue.Catalogue;
import dev.mfacore.tck.catalogue.Rule;
import dev.mfacore.tck.catalogue.Verification;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A run by clauses.
 *
 * @param clauses every clause of the catalogue, sorted by id
 */
public record Scorecard(List<ClauseResult> clauses) {

    /** Takes a copy. */
    public Scorecard {
        clauses = List.copyOf(clauses);
    }

    static Scorecard of(Ledger ledger, Catalogue catalogue) {
        return new Scorecard(catalogue.rules().stream()
                .map(rule -> new ClauseResult(
                        rule,
                        portsOf(rule, ledger).stream()
                                .map(port -> result(rule, port, ledger))
                                .toList()))
                .toList());
    }

    private static Set<Port> portsOf(Rule rule, Ledger ledger) {
        Set<Port> ports = EnumSet.copyOf(rule.ports());
        ledger.rows().stream()
                .filter(row -> row.clause().equals(rule.id()))
                .map(MethodRun::port)
                .forEach(ports::add);
        return ports;
    }

    private static PortResult result(Rule rule, Port port, Ledger ledger) {
        List<MethodRun> rows = ledger.rows(rule.id(), port);
        if (!rows.isEmpty()) {
            return PortResult.of(port, rows);
        }
        if (rule.verification() == Verification.NOT_VERIFIABLE) {
            return new PortResult(port, ClauseOutcome.NOT_VERIFIABLE, rule.reason(), List.of());
        }
        if (ledger.ports().contains(port)) {
            return new PortResult(port, ClauseOutcome.MISSING, Optional.of("neither run nor explained"), List.of());
        }
        return new PortResult(
                port, ClauseOutcome.NOT_CLAIMED, Optional.of("the adapter gives no " + port.id()), List.of());
    }

    /** How many clauses had this outcome. */
    public long count(ClauseOutcome outcome) {
        return with(outcome).size();
    }

    /** The clauses that had this outcome. */
    public List<ClauseResult> with(ClauseOutcome outcome) {
        return clauses.stream().filter(one -> one.outcome() == outcome).toList();
    }

    /** How many clauses passed at a port, of how many that the adapter had to show, such as {@code store 12/14}. */
    public String score(Port port) {
        List<ClauseOutcome> demanded = demanded(port);
        long passed = demanded.stream()
                .filter(outcome -> outcome == ClauseOutcome.PASSED)
                .count();
        return port.id() + " " + passed + "/" + demanded.size();
    }

    /** What came of the clauses that the adapter had to show at a port. */
    List<ClauseOutcome> demanded(Port port) {
        return clauses.stream()
                .flatMap(clause -> clause.ports().stream())
                .filter(one -> one.port() == port)
                .map(PortResult::outcome)
                .filter(ClauseOutcome::isDemanded)
                .toList();
    }

    /** The scores of these ports, in their order. */
    public String scores(Set<Port> ports) {
        return ports.stream().sorted().map(this::score).collect(Collectors.joining(", "));
    }
}
