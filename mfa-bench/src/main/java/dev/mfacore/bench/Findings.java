package dev.mfacore.bench;

import dev.mfacore.bench.report.Finding;
import dev.mfacore.bench.report.Result;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a benchmark found.
 *
 * @param results rows
 * @param sentences what they say
 */
public record Findings(List<Result> results, List<Finding> sentences) {

    /** Takes copies. */
    public Findings {
        results = List.copyOf(results);
        sentences = List.copyOf(sentences);
    }

    /** Nothing yet. */
    public static Findings none() {
        return new Findings(List.of(), List.of());
    }

    /** These and those. */
    public Findings and(Findings more) {
        return new Findings(
                Stream.concat(results.stream(), more.results.stream()).toList(),
                Stream.concat(sentences.stream(), more.sentences.stream()).toList());
    }
}
