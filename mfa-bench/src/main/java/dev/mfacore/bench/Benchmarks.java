package dev.mfacore.bench;

import dev.mfacore.bench.http.HttpBenchmarks;
import dev.mfacore.bench.jmh.JmhBenchmark;
import java.util.ArrayList;
import java.util.List;

/** All benchmarks, in the order in which they run. */
final class Benchmarks {

    private Benchmarks() {}

    static List<Benchmark> all() {
        List<Benchmark> all = new ArrayList<>();
        all.add(new JmhBenchmark("engine/sign-in", "a sign-in in memory, without a network", "EngineSignIn"));
        all.addAll(HttpBenchmarks.all());
        return List.copyOf(all);
    }
}
