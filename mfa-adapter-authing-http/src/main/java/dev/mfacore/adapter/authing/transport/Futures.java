package dev.mfacore.adapter.authing.transport;

import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/** Follows futures for an effect alone. */
final class Futures {

    private Futures() {}

    /** Runs something once the future is done; it must not throw. */
    static <V> void whenDone(CompletableFuture<V> future, BiConsumer<? super V, ? super Throwable> effect) {
        var unused = future.whenComplete(effect);
    }

    /** Runs something on the thread pool that futures use by default, which refuses nothing. */
    static void start(Runnable effect) {
        var unused = CompletableFuture.runAsync(effect);
    }

    /** The same as {@link #whenDone}, on the thread pool that futures use by default. */
    static <V> void whenDoneElsewhere(CompletableFuture<V> future, BiConsumer<? super V, ? super Throwable> effect) {
        var unused = future.whenCompleteAsync(effect);
    }
}
