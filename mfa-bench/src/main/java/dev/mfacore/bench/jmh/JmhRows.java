package dev.mfacore.bench.jmh;

import dev.mfacore.bench.Findings;
import dev.mfacore.bench.report.Finding;
import dev.mfacore.bench.report.Result;
import dev.mfacore.bench.report.Spread;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;

/** What JMH measured as rows: wall time, processor time and bytes of one operation, ratios by processor time. */
final class JmhRows {

    private static final String BYTES = "gc.alloc.rate.norm";

    private record Row(Labels labels, double wall, Spread cpu, OptionalDouble bytes) {
        String group() {
            return labels.operation() + " " + labels.form() + " " + labels.algorithm();
        }
    }

    private JmhRows() {}

    static Findings of(Collection<RunResult> runs) {
        List<Row> rows = runs.stream().map(JmhRows::row).toList();
        Map<String, Row> ours = rows.stream()
                .filter(it -> it.labels.library().equals(Result.OURS))
                .collect(Collectors.toMap(Row::group, it -> it));
        List<Result> results = new ArrayList<>();
        List<Finding> sentences = new ArrayList<>();
        for (Row row : rows) {
            results.add(result(row, Optional.ofNullable(ours.get(row.group()))));
            sentences.add(Finding.of(String.format(
                    Locale.ROOT,
                    "%s, %s, %s: %,.0f ns of processor time (half of the iterations %,.0f to %,.0f).",
                    row.labels.operation(),
                    row.labels.form(),
                    row.labels.library(),
                    row.cpu.median(),
                    row.cpu.q1(),
                    row.cpu.q3())));
        }
        return new Findings(results, sentences);
    }

    private static Result result(Row row, Optional<Row> ours) {
        Optional<Spread> ratio = ours.map(it -> over(row.cpu, it.cpu.median()));
        return new Result(
                row.labels.operation(),
                row.labels.form(),
                row.labels.algorithm(),
                row.labels.library(),
                OptionalDouble.of(row.cpu.median()),
                OptionalDouble.of(row.wall),
                row.bytes,
                ratio.map(it -> OptionalDouble.of(it.median())).orElse(OptionalDouble.empty()),
                ratio);
    }

    /** Iterations of two benchmarks have no rounds in common: each is set against the other's median. */
    private static Spread over(Spread figures, double unit) {
        return new Spread(
                figures.min() / unit,
                figures.q1() / unit,
                figures.median() / unit,
                figures.q3() / unit,
                figures.max() / unit,
                figures.rounds());
    }

    private static Row row(RunResult run) {
        List<IterationResult> iterations = run.getBenchmarkResults().stream()
                .map(BenchmarkResult::getIterationResults)
                .flatMap(Collection::stream)
                .toList();
        double[] cpu = iterations.stream()
                .mapToDouble(it -> figure(it.getSecondaryResults(), CpuTimeProfiler.CPU)
                        .orElseThrow(() -> new IllegalStateException("JMH ran without " + CpuTimeProfiler.CPU)))
                .toArray();
        OptionalDouble bytes = figure(run.getSecondaryResults(), BYTES);
        return new Row(
                labels(run.getParams().getBenchmark()), run.getPrimaryResult().getScore(), Spread.of(cpu), bytes);
    }

    /** Some versions of JMH put a dot before the names of profilers' figures. */
    private static OptionalDouble figure(Map<String, ?> results, String name) {
        return results.entrySet().stream()
                .filter(it -> it.getKey().endsWith(name))
                .map(Map.Entry::getValue)
                .filter(org.openjdk.jmh.results.Result.class::isInstance)
                .mapToDouble(it -> ((org.openjdk.jmh.results.Result<?>) it).getScore())
                .findFirst();
    }

    private static Labels labels(String benchmark) {
        int dot = benchmark.lastIndexOf('.');
        try {
            Method method = Arrays.stream(
                            Class.forName(benchmark.substring(0, dot)).getMethods())
                    .filter(it -> it.getName().equals(benchmark.substring(dot + 1)))
                    .findFirst()
                    .orElseThrow();
            Labels labels = method.getAnnotation(Labels.class);
            if (labels == null) {
                throw new IllegalStateException(benchmark + " must carry @Labels, which name its row");
            }
            return labels;
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("JMH measured a class that is not there: " + benchmark, e);
        }
    }
}
