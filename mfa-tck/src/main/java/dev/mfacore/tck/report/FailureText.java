package dev.mfacore.tck.report;

import dev.mfacore.tck.Port;
import dev.mfacore.tck.catalogue.Catalogue;
import dev.mfacore.tck.catalogue.Rule;
import java.util.List;

/** A failure as text for a log: the rule, what was done, expected and got, how to repeat it, likely causes. */
public final class FailureText {

    private FailureText() {}

    public static String of(Ledger ledger, String clause, Port port, Failure failure) {
        StringBuilder text = new StringBuilder(clause).append(" broken by the ").append(port.id());
        Catalogue.load()
                .find(clause)
                .ifPresent(rule -> text.append(" of ")
                        .append(ledger.adapter())
                        .append(" (")
                        .append(rule.level())
                        .append(", ")
                        .append(rule.source())
                        .append(")\n  rule: ")
                        .append(rule.text()));
        lines(text, "done", failure.story());
        text.append("\n  expected: ").append(failure.expected());
        text.append("\n  got: ").append(failure.got());
        lines(text, "input", failure.sample());
        text.append("\n  repeat with: ").append(Replay.command(ledger, clause));
        Catalogue.load().find(clause).map(Rule::causes).ifPresent(causes -> lines(text, "likely causes", causes));
        return text.toString();
    }

    private static void lines(StringBuilder text, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            text.append("\n  ").append(title).append(':');
            lines.forEach(line -> text.append("\n    - ").append(line));
        }
    }
}
