package dev.mfacore.bench.http;

import dev.mfacore.bench.Benchmark;
import java.util.List;

/** The benchmarks over HTTP. */
public final class HttpBenchmarks {

    private HttpBenchmarks() {}

    /** All of them, in the order in which they run. */
    public static List<Benchmark> all() {
        return List.of(
                new VerifyTotpBenchmark(),
                new RemoteCallBenchmark(),
                new ConcurrentUsersBenchmark(),
                new LatencyBenchmark());
    }
}
