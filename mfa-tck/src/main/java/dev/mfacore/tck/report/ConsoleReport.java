package dev.mfacore.tck.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The run as text for a terminal or a log: a line a clause, and what no part was given for in a line a port. */
public final class ConsoleReport {

    private final Verdict verdict;
    private final boolean colours;

    /**
     * Makes the report.
     *
     * @param verdict of the run
     * @param colours whether the reader's terminal shows them
     */
    public ConsoleReport(Verdict verdict, boolean colours) {
        this.verdict = verdict;
        this.colours = colours;
    }

    /** The table of clauses, and the verdict below it. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        Map<String, List<String>> absent = new TreeMap<>();
        for (ClauseResult clause : verdict.card().clauses()) {
            if (isAbsent(clause)) {
                absent.computeIfAbsent(String.join("; ", clause.reasons()), reason -> new ArrayList<>())
                        .add(clause.rule().id());
            } else if (clause.outcome() != ClauseOutcome.FILTERED) {
                lines.add(line(clause));
            }
        }
        absent.forEach((reason, ids) -> lines.add(
                painted(ClauseOutcome.NOT_CLAIMED, pad("not claimed", 14)) + reason + ": " + String.join(" ", ids)));
        long filtered = verdict.card().count(ClauseOutcome.FILTERED);
        if (filtered > 0) {
            lines.add(painted(ClauseOutcome.FILTERED, pad("filtered", 14)) + filtered
                    + " clauses: mfa.tck.clause asks for another");
        }
        lines.addAll(ending());
        return lines;
    }

    /** The verdict alone, with what its reader should know. */
    public List<String> ending() {
        List<String> lines = new ArrayList<>();
        lines.add(emphasis(verdict.summary()));
        verdict.remark().ifPresent(remark -> lines.add("  " + remark));
        verdict.complaint().ifPresent(complaint -> lines.add("  " + complaint));
        return lines;
    }

    /** Every failure in full. */
    public List<String> failures() {
        return verdict.ledger().rows().stream()
                .filter(row -> row.outcome() == Outcome.FAILED)
                .flatMap(row -> row.failure().stream()
                        .map(failure -> FailureText.of(verdict.ledger(), row.clause(), row.port(), failure)))
                .toList();
    }

    private boolean isAbsent(ClauseResult clause) {
        return clause.outcome() == ClauseOutcome.NOT_CLAIMED
                && clause.ports().stream()
                        .noneMatch(port -> verdict.ledger().ports().contains(port.port()));
    }

    private String line(ClauseResult clause) {
        String ports = clause.ports().stream()
                .filter(port -> verdict.ledger().ports().contains(port.port()))
                .map(port -> port.port().id())
                .collect(Collectors.joining(","));
        int tries = clause.ports().stream()
                .flatMap(port -> port.methods().stream())
                .mapToInt(MethodRun::tries)
                .sum();
        String more =
                clause.outcome() == ClauseOutcome.PASSED && clause.reasons().isEmpty()
                        ? tries + (tries == 1 ? " try" : " tries") + measures(clause)
                        : String.join("; ", clause.reasons());
        return painted(clause.outcome(), pad(clause.outcome().text(), 14))
                + pad(clause.rule().id(), 9)
                + pad(clause.rule().level().name(), 7)
                + pad(ports, 12)
                + clause.rule().title()
                + (more.isEmpty() ? "" : " (" + more + ")");
    }

    private static String measures(ClauseResult clause) {
        Map<String, Long> sums = new TreeMap<>();
        clause.ports().stream()
                .flatMap(port -> port.methods().stream())
                .forEach(method -> method.measures().forEach((what, number) -> sums.merge(what, number, Long::sum)));
        return sums.entrySet().stream()
                .map(one -> ", " + one.getValue() + " " + one.getKey())
                .collect(Collectors.joining());
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }

    private String painted(ClauseOutcome outcome, String text) {
        return switch (outcome) {
            case FAILED, MISSING -> paint("31;1", text);
            case DEVIATION -> paint("33", text);
            case PASSED -> paint("32", text);
            case FILTERED, NOT_CLAIMED, NOT_VERIFIABLE -> paint("2", text);
        };
    }

    private String emphasis(String text) {
        return paint("1", text);
    }

    private String paint(String code, String text) {
        return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
