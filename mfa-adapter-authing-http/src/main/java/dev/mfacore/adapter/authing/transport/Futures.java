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
}
