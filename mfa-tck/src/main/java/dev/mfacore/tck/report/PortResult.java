package dev.mfacore.tck.report;

import dev.mfacore.tck.Port;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What came of one clause at one port.
 *
 * @param port where
 * @param outcome the most serious of its methods
 * @param reason why it was not decided, or only partly; empty otherwise
 * @param methods what decides it, sorted by name
 */
public record PortResult(Port port, ClauseOutcome outcome, Optional<String> reason, List<MethodRun> methods) {

    /** Takes a copy. */
    public PortResult {
        methods = List.copyOf(methods);
    }

    static PortResult of(Port port, List<MethodRun> methods) {
        ClauseOutcome worst = methods.stream()
                .map(method -> ClauseOutcome.of(method.outcome()))
                .min(Comparator.naturalOrder())
                .orElseThrow();
        // A method left out tells something of a clause that passed without it.
        Stream<MethodRun> telling = worst == ClauseOutcome.PASSED
                ? methods.stream()
                : methods.stream().filter(method -> ClauseOutcome.of(method.outcome()) == worst);
        List<String> reasons =
                telling.flatMap(method -> method.reason().stream()).distinct().toList();
        return new PortResult(
                port,
                worst,
                reasons.isEmpty()
                        ? Optional.empty()
                        : Optional.of((worst == ClauseOutcome.PASSED ? "partly: " : "") + String.join("; ", reasons)),
                methods.stream().sorted(Comparator.comparing(MethodRun::method)).toList());
    }
}
