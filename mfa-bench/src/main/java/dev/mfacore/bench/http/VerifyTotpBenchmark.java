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
import java.util.List;
import java.util.Locale;

/** How much of its Jetty's rate the server keeps when it verifies a code instead of answering a constant. */
final class VerifyTotpBenchmark implements Benchmark {

    private static final double TARGET = 0.6;

    @Override
    public String name() {
        return "http/verify-totp";
    }

    @Override
    public String purpose() {
        return "verifications a second over HTTP, beside the same Jetty that answers a constant";
    }

    @Override
    public Findings run(Effort effort, Progress progress) {
        progress.tell("entering " + effort.users() + " users");
        try (Servers servers = new Servers(effort.users(), effort.connections())) {
            List<RateSide> sides = List.of(
                    new RateSide(Result.OURS, servers.toServer(), servers::requests),
                    new RateSide("constant", servers.toLogged(), servers::constantRequests),
                    new RateSide("constant, no access log", servers.toBare(), servers::constantRequests));
            Comparison rounds = Interleaved.run(sides, servers::prepare, effort, progress);
            return new Findings(
                    rounds.results(name(), effort.connections() + " connections", "SHA1", Usage::wall),
                    List.of(
                            rates(rounds),
                            share(rounds, 1, "the same Jetty, log included, that answers a constant of the same size"),
                            share(rounds, 2, "the same without a log")));
        }
    }

    private static Finding rates(Comparison rounds) {
        return Finding.of(String.format(
                Locale.ROOT,
                "A full TOTP verification over HTTP: %,.0f a second; the constant: %,.0f.",
                rounds.of(0, Usage::rate).median(),
                rounds.of(1, Usage::rate).median()));
    }

    private static Finding share(Comparison rounds, int side, String what) {
        Spread share = rounds.toOurs(side, Usage::wall);
        String text = "Share of the rate of " + what + ": " + share.text(1, 100) + " %.";
        return side == 1 ? Finding.of(text, "at least 60 %", share.median() >= TARGET) : Finding.of(text);
    }
}
