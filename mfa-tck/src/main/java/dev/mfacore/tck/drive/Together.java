package dev.mfacore.tck.drive;

import dev.mfacore.tck.run.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Makes calls at the same time, with a clock and a register that give way. */
public final class Together {

    private Together() {}

    /** Runs all at once and returns what each was answered, in the order given. */
    public static List<Answer> run(Scene scene, List<Callable<Answer>> calls) {
        Trial trial = scene.trial();
        trial.clock().perturb(true);
        scene.register().perturb(true);
        try {
            return started(calls);
        } finally {
            trial.clock().perturb(false);
            scene.register().perturb(false);
        }
    }

    private static List<Answer> started(List<Callable<Answer>> calls) {
        CyclicBarrier barrier = new CyclicBarrier(calls.size());
        List<FutureTask<Answer>> tasks = calls.stream()
                .map(call -> new FutureTask<>(() -> {
                    barrier.await();
                    return call.call();
                }))
                .toList();
        tasks.forEach(task -> {
            Thread thread = new Thread(task, "mfa-tck-racer");
            thread.setDaemon(true);
            thread.start();
        });
        List<Answer> answers = new ArrayList<>();
        for (FutureTask<Answer> task : tasks) {
            try {
                answers.add(task.get());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted in a race", e);
            } catch (ExecutionException e) {
                answers.add(Answer.of(Kind.BROKEN, String.valueOf(e.getCause())));
            }
        }
        return answers;
    }

    public static long count(List<Answer> answers, Kind kind) {
        return answers.stream().filter(answer -> answer.kind() == kind).count();
    }
}
