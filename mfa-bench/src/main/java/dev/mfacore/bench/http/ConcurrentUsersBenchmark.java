package dev.mfacore.bench.http;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.mfacore.bench.Benchmark;
import dev.mfacore.bench.Effort;
import dev.mfacore.bench.Findings;
import dev.mfacore.bench.Progress;
import dev.mfacore.bench.measure.Comparison;
import dev.mfacore.bench.measure.ProcessMeter;
import dev.mfacore.bench.measure.Usage;
import dev.mfacore.bench.measure.WrongAnswerException;
import dev.mfacore.bench.report.Finding;
import dev.mfacore.bench.report.Result;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Very many users at the same time on one client, each of whom has to get the own answer. */
final class ConcurrentUsersBenchmark implements Benchmark {

    private static final int SPARE_HANDLES = 500;

    @Override
    public String name() {
        return "http/concurrent-users";
    }

    @Override
    public String purpose() {
        return "ten thousand users at the same time on one remote client, every answer checked";
    }

    @Override
    public Findings run(Effort effort, Progress progress) {
        requireHandles(effort.crowd() + SPARE_HANDLES);
        try (StubProcess stub = new StubProcess(AnswerTemplate.ofOurServer(), effort.crowd())) {
            AdapterClient client = AdapterClient.patient(stub.uri());
            ManagementFactory.getThreadMXBean().resetPeakThreadCount();
            Random random = new Random(4);
            List<List<Usage>> waves = new ArrayList<>();
            for (int wave = 0; wave < effort.waves(); wave++) {
                progress.tell("wave " + (wave + 1) + " of " + effort.waves());
                waves.add(List.of(wave(client, RemoteUser.some(effort.crowd(), random))));
            }
            requireEachOnce(stub, effort.crowd() * effort.waves());
            int threads = ManagementFactory.getThreadMXBean().getPeakThreadCount();
            return findings(new Comparison(List.of(Result.OURS), waves), effort, threads);
        }
    }

    /** Sends everything before the first answer comes: the stub waits for all. */
    private static Usage wave(AdapterClient client, List<RemoteUser> users) {
        ProcessMeter meter = ProcessMeter.start();
        List<CompletableFuture<?>> answers = new ArrayList<>(users.size());
        for (RemoteUser user : users) {
            answers.add(client.verifyAsync(user));
        }
        int mixedUp = 0;
        for (CompletableFuture<?> answer : answers) {
            try {
                answer.join();
            } catch (CompletionException e) {
                if (!(e.getCause() instanceof AdapterClient.MixedUpException)) {
                    throw new WrongAnswerException("a call of the crowd failed: " + e.getCause(), e);
                }
                mixedUp++;
            }
        }
        if (mixedUp > 0) {
            throw new WrongAnswerException(mixedUp + " of " + users.size() + " users got the answer of another one");
        }
        return meter.stop(users.size());
    }

    private static void requireEachOnce(StubProcess stub, int calls) {
        String expected = calls + " requests, " + calls + " tokens";
        String seen = stub.seen();
        if (!seen.equals(expected)) {
            throw new WrongAnswerException("each call must be put once: the stub saw " + seen + ", not " + expected);
        }
    }

    private static void requireHandles(int wanted) {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                && system.getMaxFileDescriptorCount() < wanted) {
            throw new WrongAnswerException("this needs " + wanted + " file handles and the system allows "
                    + system.getMaxFileDescriptorCount() + ": raise ulimit -n");
        }
    }

    private Findings findings(Comparison waves, Effort effort, int threads) {
        String text = String.format(
                Locale.ROOT,
                "%,d users at the same time on one client, %d times: %,d answers, each its own user's, none mixed up. First"
                        + " time, with as many new connections, %.2f s; later ones %.2f s (median). At most %,d threads.",
                effort.crowd(),
                effort.waves(),
                effort.crowd() * effort.waves(),
                waves.rounds().get(0).get(0).wallNanos() / 1e9,
                later(waves).of(0, usage -> usage.wallNanos() / 1e9).median(),
                threads);
        return new Findings(
                later(waves).results(name(), effort.crowd() + " in flight", "-", Usage::wall),
                List.of(Finding.of(text, "no answer mixed up", true)));
    }

    private static Comparison later(Comparison waves) {
        return new Comparison(
                waves.libraries(), waves.rounds().subList(1, waves.rounds().size()));
    }
}
