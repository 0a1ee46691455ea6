package dev.mfacore.bench.jmh;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Processor time of the whole process for one operation, in nanoseconds. Other programs on the machine hardly change it;
 * set-up for each iteration would count, so that benchmarks have none.
 */
public final class CpuTimeProfiler implements InternalProfiler {

    /** Names the figure. */
    static final String CPU = "cpu.time.norm";

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private long before;

    /** JMH makes it. */
    public CpuTimeProfiler() {}

    @Override
    public String getDescription() {
        return "processor time of the process for one operation";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        before = SYSTEM.getProcessCpuTime();
    }

    @Override
    public Collection<ScalarResult> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        // A short iteration may lie between two steps of that clock; ratios want more than nothing.
        long used = Math.max(1, SYSTEM.getProcessCpuTime() - before);
        long operations = Math.max(1, result.getMetadata().getAllOps());
        return List.of(new ScalarResult(CPU, (double) used / operations, "ns/op", AggregationPolicy.AVG));
    }
}
