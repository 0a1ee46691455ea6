package dev.mfacore.bench.jmh;

import dev.mfacore.bench.Benchmark;
import dev.mfacore.bench.Effort;
import dev.mfacore.bench.Findings;
import dev.mfacore.bench.Progress;
import dev.mfacore.bench.measure.WrongAnswerException;
import java.util.Collection;
import java.util.regex.Pattern;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * The benchmarks of a JMH class as one of ours.
 *
 * @param name names it for {@code --only}
 * @param purpose says what it measures
 * @param type the class's simple name, in this package
 */
public record JmhBenchmark(String name, String purpose, String type) implements Benchmark {

    @Override
    public Findings run(Effort effort, Progress progress) {
        progress.tell(effort.forks() == 0 ? "in this JVM" : effort.forks() + " JVMs of their own");
        TimeValue time = TimeValue.milliseconds(effort.iterationMillis());
        Options options = new OptionsBuilder()
                .include(Pattern.quote(JmhBenchmark.class.getPackageName() + "." + type + "."))
                .forks(effort.forks())
                .warmupIterations(effort.iterations())
                .warmupTime(time)
                .measurementIterations(effort.iterations())
                .measurementTime(time)
                .addProfiler(GCProfiler.class)
                .addProfiler(CpuTimeProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
        return JmhRows.of(run(options));
    }

    private static Collection<RunResult> run(Options options) {
        // JMH locks a file in the temporary folder, so that two runs would be in each other's way; others may be
        // running.
        System.setProperty("jmh.ignoreLock", "true");
        try {
            return new Runner(options).run();
        } catch (RunnerException e) {
            throw new WrongAnswerException("JMH: " + e.getMessage(), e);
        }
    }
}
