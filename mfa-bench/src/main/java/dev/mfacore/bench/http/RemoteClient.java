package dev.mfacore.bench.http;

import java.util.concurrent.CompletableFuture;

/** A client that verifies a code at the stub. */
interface RemoteClient {

    /** Names it in the results. */
    String library();

    /** Puts the call, waits, and checks the answer. */
    void verify(RemoteUser user);

    /** Puts the call; the future fails if the answer is wrong. */
    CompletableFuture<?> verifyAsync(RemoteUser user);
}
