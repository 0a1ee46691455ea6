package dev.mfacore.tck.report;

import dev.mfacore.tck.Port;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * One method of a clause, run or left out.
 *
 * @param clause the clause's id
 * @param port what was under test
 * @param method its name
 * @param outcome what came of it
 * @param reason why it was left out or failed in a declared way; empty otherwise
 * @param failure how it failed, if it did
 * @param seed what repeats it; empty if it was not run
 * @param tries how often it was tried
 * @param measures numbers that may differ from run to run
 * @param took by the wall clock
 */
public record MethodRun(
        String clause,
        Port port,
        String method,
        Outcome outcome,
        Optional<String> reason,
        Optional<Failure> failure,
        Optional<String> seed,
        int tries,
        Map<String, Long> measures,
        Duration took) {

    /** Takes a copy. */
    public MethodRun {
        measures = Map.copyOf(measures);
    }
}
