package dev.mfacore.tck.report;

import dev.mfacore.tck.catalogue.Rule;
import java.util.Comparator;
import java.util.List;

/**
 * What came of one clause.
 *
 * @param rule the clause
 * @param ports one for each of its ports, in their order
 */
public record ClauseResult(Rule rule, List<PortResult> ports) {

    /** Takes a copy. */
    public ClauseResult {
        ports = List.copyOf(ports);
    }

    /** The most serious outcome of its ports. */
    public ClauseOutcome outcome() {
        return ports.stream()
                .map(PortResult::outcome)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** The ports that brought that outcome. */
    public List<PortResult> telling() {
        ClauseOutcome outcome = outcome();
        return ports.stream().filter(port -> port.outcome() == outcome).toList();
    }

    /** Why it was not decided, or only partly. */
    public List<String> reasons() {
        return telling().stream()
                .flatMap(port -> port.reason().stream())
                .distinct()
                .toList();
    }
}
