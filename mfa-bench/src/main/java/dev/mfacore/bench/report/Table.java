package dev.mfacore.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Rows as text: columns of equal width for a terminal, or a table in Markdown. */
public final class Table {

    private static final List<String> HEAD =
            List.of("operation", "form", "library", "CPU µs", "wall µs", "bytes", "ratio to ours", "quartiles");
    private static final int WORDS = 3;

    private final List<List<String>> rows = new ArrayList<>();

    /** Takes the rows. */
    public Table(List<Result> results) {
        for (Result result : results) {
            rows.add(List.of(
                    result.operation(),
                    result.algorithm().equals("-") ? result.form() : result.form() + ", " + result.algorithm(),
                    result.library(),
                    number(result.cpuNs(), 1e3, "%,.1f"),
                    number(result.wallNs(), 1e3, "%,.1f"),
                    number(result.bytesPerOp(), 1, "%,.0f"),
                    number(result.ratioToOurs(), 1, "%.2f"),
                    result.spread()
                            .map(it -> String.format(Locale.ROOT, "%.2f to %.2f", it.q1(), it.q3()))
                            .orElse("")));
        }
    }

    /** For a terminal. */
    public String text() {
        int[] widths = HEAD.stream().mapToInt(String::length).toArray();
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        line(text, HEAD, widths);
        rows.forEach(row -> line(text, row, widths));
        return text.toString();
    }

    private static void line(StringBuilder text, List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String blanks = " ".repeat(widths[i] - cells.get(i).length());
            line.append(i == 0 ? "" : "  ").append(i < WORDS ? cells.get(i) + blanks : blanks + cells.get(i));
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    /** For a page. */
    public String markdown() {
        StringBuilder text = new StringBuilder();
        text.append("| ").append(String.join(" | ", HEAD)).append(" |\n");
        text.append("|---|---|---|---:|---:|---:|---:|---:|\n");
        rows.forEach(row -> text.append("| ").append(String.join(" | ", row)).append(" |\n"));
        return text.toString();
    }

    private static String number(OptionalDouble value, double unit, String format) {
        return value.isPresent() ? String.format(Locale.ROOT, format, value.getAsDouble() / unit) : "";
    }
}
