package dev.mfacore.tck.report;

import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.Port;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What came of the run of one adapter's class.
 *
 * @param testClass the class that extends MfaTck
 * @param adapter the adapter's name
 * @param ports what was under test
 * @param capabilities what was claimed
 * @param deviations what the author declared
 * @param profile quick, default or nightly
 * @param seed what repeats the whole run
 * @param partial whether a filter left clauses out
 * @param problem why nothing could be run, if so
 * @param rows one for each method
 * @param started when the run began
 * @param took how long it took by the wall clock
 */
public record Ledger(
        String testClass,
        String adapter,
        Set<Port> ports,
        Set<Capability> capabilities,
        Map<String, Adapter.Deviation> deviations,
        String profile,
        long seed,
        boolean partial,
        Optional<String> problem,
        List<MethodRun> rows,
        Instant started,
        Duration took) {

    /** Takes copies. */
    public Ledger {
        ports = Set.copyOf(ports);
        capabilities = Set.copyOf(capabilities);
        deviations = Map.copyOf(deviations);
        rows = List.copyOf(rows);
    }

    /** The rows of one clause at one port. */
    public List<MethodRun> rows(String clause, Port port) {
        return rows.stream()
                .filter(row -> row.clause().equals(clause) && row.port() == port)
                .toList();
    }
}
