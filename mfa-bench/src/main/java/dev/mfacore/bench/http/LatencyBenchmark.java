package dev.mfacore.bench.http;

import dev.mfacore.bench.Benchmark;
import dev.mfacore.bench.Effort;
import dev.mfacore.bench.Findings;
import dev.mfacore.bench.Progress;
import dev.mfacore.bench.measure.Comparison;
import dev.mfacore.bench.measure.Interleaved;
import dev.mfacore.bench.measure.Usage;
import dev.mfacore.bench.report.Finding;
import dev.mfacore.bench.report.Result;
import dev.mfacore.bench.report.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;

/** How long a verification takes while the server has half of what it can do. */
final class LatencyBenchmark implements Benchmark {

    private static final double[] PERCENTILES = {50, 99};
    private static final List<String> LIBRARIES = List.of(Result.OURS, "constant");

    @Override
    public String name() {
        return "http/latency";
    }

    @Override
    public String purpose() {
        return "p50 and p99 of a verification over HTTP at half of the highest rate, requests at fixed times";
    }

    @Override
    public Findings run(Effort effort, Progress progress) {
        progress.tell("entering " + effort.users() + " users");
        try (Servers servers = new Servers(effort.users(), effort.connections())) {
            double highest = highestRate(servers, effort, progress.of("highest rate"));
            List<List<Histogram>> rounds = new ArrayList<>();
            for (int round = 0; round < effort.rounds(); round++) {
                progress.tell("round " + (round + 1) + " of " + effort.rounds());
                rounds.add(round(servers, highest / 2, round));
            }
            return findings(highest / 2, rounds);
        }
    }

    private static double highestRate(Servers servers, Effort effort, Progress progress) {
        List<RateSide> sides = List.of(
                new RateSide(Result.OURS, servers.toServer(), servers::requests),
                new RateSide("constant", servers.toLogged(), servers::constantRequests));
        Comparison rounds = Interleaved.run(sides, servers::prepare, effort, progress);
        return rounds.of(0, Usage::rate).median();
    }

    /** Latencies of ours and of the constant, whose turn comes first by turns. */
    private static List<Histogram> round(Servers servers, double rate, int round) {
        servers.prepare();
        List<LoadRequest> constant = servers.constantRequests();
        if (round % 2 == 0) {
            Histogram ours = servers.toServer().atRate(servers.requests(), rate);
            return List.of(ours, servers.toLogged().atRate(constant, rate));
        }
        Histogram floor = servers.toLogged().atRate(constant, rate);
        return List.of(servers.toServer().atRate(servers.requests(), rate), floor);
    }

    private Findings findings(double rate, List<List<Histogram>> rounds) {
        List<Result> results = new ArrayList<>();
        for (double percentile : PERCENTILES) {
            for (int side = 0; side < LIBRARIES.size(); side++) {
                results.add(result(rounds, side, percentile));
            }
        }
        return new Findings(results, List.of(sentence(rate, rounds, 0), sentence(rate, rounds, 1)));
    }

    private Result result(List<List<Histogram>> rounds, int side, double percentile) {
        Spread ratio = Spread.of(rounds.stream()
                .mapToDouble(it -> at(it.get(side), percentile) / at(it.get(0), percentile))
                .toArray());
        return new Result(
                name(),
                String.format(Locale.ROOT, "p%.0f at half rate", percentile),
                "SHA1",
                LIBRARIES.get(side),
                OptionalDouble.empty(),
                OptionalDouble.of(spread(rounds, side, percentile).median()),
                OptionalDouble.empty(),
                OptionalDouble.of(ratio.median()),
                Optional.of(ratio));
    }

    private static Finding sentence(double rate, List<List<Histogram>> rounds, int side) {
        Histogram all = new Histogram(rounds.get(0).get(side));
        rounds.stream().skip(1).forEach(it -> all.add(it.get(side)));
        return Finding.of(String.format(
                Locale.ROOT,
                "At %,.0f requests a second, half of the highest rate, %s takes p50 %.2f ms, p99 %.2f ms, p99.9 %.2f ms,"
                        + " at most %.1f ms over all rounds; p99 by rounds, in ms: %s.",
                rate,
                side == 0 ? "a verification" : "the constant",
                at(all, 50) / 1e6,
                at(all, 99) / 1e6,
                at(all, 99.9) / 1e6,
                all.getMaxValue() / 1e6,
                spread(rounds, side, 99).text(2, 1e-6)));
    }

    private static Spread spread(List<List<Histogram>> rounds, int side, double percentile) {
        return Spread.of(
                rounds.stream().mapToDouble(it -> at(it.get(side), percentile)).toArray());
    }

    private static double at(Histogram latencies, double percentile) {
        return latencies.getValueAtPercentile(percentile);
    }
}
