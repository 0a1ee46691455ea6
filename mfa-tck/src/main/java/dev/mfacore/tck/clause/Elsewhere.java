package dev.mfacore.tck.clause;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Another thread, always the same, that does one thing at a time while this one waits. */
final class Elsewhere implements AutoCloseable {

    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread made = new Thread(work, "mfa-tck-elsewhere");
        made.setDaemon(true);
        return made;
    });

    void run(Runnable action) {
        get(() -> {
            action.run();
            return true;
        });
    }

    <T> T get(Supplier<T> action) {
        Future<T> result = thread.submit(action::get);
        try {
            return result.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the try was given up", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            if (e.getCause() instanceof RuntimeException exception) {
                throw exception;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
