package dev.mfacore.tck;

import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.tck.process.ChildProcess;
import dev.mfacore.tck.process.RemoteStore;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Runs stores in a Java process of their own, so that a store that is a library can claim {@link
 * Capability#SURVIVES_KILL}: the kit ends the process without warning, amid writes as well. One process serves all tries,
 * and is started again after a kill; keep it in a static field. It ends with the process that started it. Safe for
 * several threads.
 *
 * <p>What is killed is a process, not the system: bytes that the system has taken and not yet written survive that. Only
 * reading the code tells whether a store forces them to the disk.
 *
 * <pre>{@code
 * private static final StoreProcess PROCESS = StoreProcess.of(OpenAcmeStore.class);
 *
 * public Adapter adapter(TckEnvironment env) {
 *     return Adapter.named("acme-killed")
 *             .store(PROCESS.open(env.directory()))
 *             .supports(Capability.SURVIVES_KILL)
 *             .onKill(PROCESS::kill);
 * }
 * }</pre>
 */
public final class StoreProcess {

    private final Class<? extends StoreOpener> opener;
    private final ReentrantLock lock = new ReentrantLock();
    private Optional<ChildProcess> running = Optional.empty();

    private StoreProcess(Class<? extends StoreOpener> opener) {
        this.opener = opener;
    }

    /**
     * Names what opens the stores. Nothing is started yet.
     *
     * @param opener a class of its own, no lambda, whose constructor takes no arguments
     * @return the process to be
     */
    public static StoreProcess of(Class<? extends StoreOpener> opener) {
        return new StoreProcess(opener);
    }

    /**
     * Opens a store in the process, which is started if it does not run.
     *
     * @param directory handed to the opener
     * @return the store, which is {@link AutoCloseable}, and pages through its keys if that in the process does
     */
    public AuthenticatorStore open(Path directory) {
        lock.lock();
        try {
            ChildProcess process = running.filter(ChildProcess::isAlive).orElseGet(() -> ChildProcess.start(opener));
            running = Optional.of(process);
            return RemoteStore.open(process, directory);
        } finally {
            lock.unlock();
        }
    }

    /** Ends the process without warning. Does nothing if none runs. */
    public void kill() {
        lock.lock();
        try {
            running.ifPresent(ChildProcess::kill);
            running = Optional.empty();
        } finally {
            lock.unlock();
        }
    }
}
