package dev.mfacore.engine.races;

import dev.mfacore.MfaPolicy;
import dev.mfacore.MfaService;
import dev.mfacore.UserId;
import dev.mfacore.engine.state.UnattachedCode;
import dev.mfacore.engine.state.UnattachedCodeCodec;
import dev.mfacore.engine.state.UserState;
import dev.mfacore.engine.state.UserStateCodec;
import dev.mfacore.support.TestBench;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One round: a bench, several engines over its store, and threads that start together. */
final class Race {

    private static final long GIVE_UP_SECONDS = 60;

    private final TestBench bench;
    private final List<MfaService> nodes = new ArrayList<>();

    Race(MfaPolicy policy, Fault fault, int nodes) {
        this.bench = TestBench.with(policy);
        Fault.Stage stage = new Fault.Stage(
                bench,
                store -> bench.build(
                                builder -> builder.policy(policy).store(store).clock(Fault.Stage.clock(bench)))
                        .service());
        for (int i = 0; i < nodes; i++) {
            this.nodes.add(fault.node(stage));
        }
    }

    TestBench bench() {
        return bench;
    }

    /** The engine that serves a racer. */
    MfaService node(int racer) {
        return nodes.get(racer % nodes.size());
    }

    UserState stored(UserId user) {
        return UserStateCodec.decode(bench.stored(user).orElseThrow());
    }

    /** The only unattached code there is. */
    UnattachedCode unattached() {
        List<UnattachedCode> all = new ArrayList<>();
        bench.store().forEach((key, state) -> {
            if (key.kind().equals("unattached-code")) {
                all.add(UnattachedCodeCodec.decode(state));
            }
        });
        return all.get(0);
    }

    /** Lets the racers go at once and returns what each got. */
    static <R> List<R> run(List<Callable<R>> racers) {
        CyclicBarrier start = new CyclicBarrier(racers.size());
        ExecutorService threads = Executors.newFixedThreadPool(racers.size());
        try {
            List<Future<R>> running = new ArrayList<>();
            for (Callable<R> racer : racers) {
                running.add(threads.submit(() -> {
                    start.await();
                    return racer.call();
                }));
            }
            List<R> answers = new ArrayList<>();
            for (Future<R> it : running) {
                answers.add(it.get(GIVE_UP_SECONDS, TimeUnit.SECONDS));
            }
            return answers;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AssertionError lost) {
                throw lost;
            }
            throw new IllegalStateException("a racer could not do its part, which is no finding", e);
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException("the racers did not come home", e);
        } finally {
            threads.shutdownNow();
        }
    }
}
