package dev.mfacore.bench.report;

import dev.mfacore.bench.Findings;
import java.util.List;

/** Writes {@code report.md}: the machine, what was found and all rows. */
public final class MarkdownReport {

    private MarkdownReport() {}

    /** Writes a page. */
    public static String of(String command, List<String> machine, Findings findings) {
        StringBuilder page = new StringBuilder();
        page.append("# Benchmarks\n\n");
        page.append("Command: `").append(command).append("`\n\n");
        machine.forEach(line -> page.append("- ").append(line).append('\n'));
        page.append("\n## Findings\n\n");
        findings.sentences().forEach(it -> page.append("- ").append(it.line()).append('\n'));
        page.append("\n## Rows\n\n");
        page.append(
                "Medians of the rounds. A ratio is taken within each round: this row's cost as a multiple of ours, so"
                        + " that above 1 ours is cheaper.\n\n");
        page.append(new Table(findings.results()).markdown());
        return page.toString();
    }
}
