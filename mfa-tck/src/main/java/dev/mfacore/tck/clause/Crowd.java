package dev.mfacore.tck.clause;

import dev.mfacore.tck.run.ClauseViolation;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Several threads that do the same at once. */
final class Crowd {

    /** What one of the threads does. */
    interface Task {
        void run(int number) throws Exception;
    }

    private Crowd() {}

    /**
     * Runs the task on threads of the system, and once more on virtual ones where there are any; throws what any of them
     * threw.
     *
     * @return how often each number had its turn, 1 or 2
     */
    static int run(int threads, Task task) throws Exception {
        run(threads, Crowd::daemon, task);
        Optional<ThreadFactory> virtual = virtual();
        if (virtual.isPresent()) {
            run(threads, virtual.get(), task);
        }
        return virtual.isPresent() ? 2 : 1;
    }

    private static void run(int threads, ThreadFactory factory, Task task) throws Exception {
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        CountDownLatch ready = new CountDownLatch(threads);
        List<Thread> crowd = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int number = i;
            Thread thread = factory.newThread(() -> {
                try {
                    ready.countDown();
                    ready.await();
                    task.run(number);
                } catch (Throwable e) {
                    failure.compareAndSet(null, e);
                }
            });
            crowd.add(thread);
            thread.start();
        }
        for (Thread thread : crowd) {
            thread.join();
        }
        Throwable thrown = failure.get();
        if (thrown instanceof ClauseViolation violation) {
            throw violation;
        }
        if (thrown != null) {
            throw new IllegalStateException("one of " + threads + " threads at once: " + thrown, thrown);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "mfa-tck-crowd");
        thread.setDaemon(true);
        return thread;
    }

    /** By reflection, since the kit is compiled for JDK 17. */
    private static Optional<ThreadFactory> virtual() {
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            return Optional.of((ThreadFactory) Class.forName("java.lang.Thread$Builder")
                    .getMethod("factory")
                    .invoke(builder));
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        } catch (ClassNotFoundException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("this JDK has virtual threads, but none can be made", e);
        }
    }
}
