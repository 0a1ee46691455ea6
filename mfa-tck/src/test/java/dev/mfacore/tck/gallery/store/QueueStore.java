package dev.mfacore.tck.gallery.store;

import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.KeyPaging;
import dev.mfacore.port.StoreException;
import dev.mfacore.port.StoreKey;
import dev.mfacore.port.StoredState;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;

/** A correct store: one thread owns the data and takes calls from a queue. Versions are odd and go down. */
final class QueueStore implements AuthenticatorStore, KeyPaging, AutoCloseable {

    private final java.util.Map<StoreKey, StoredState> registers = new java.util.HashMap<>();
    private final TreeSet<StoreKey> order =
            new TreeSet<>(Comparator.comparing(StoreKey::kind).thenComparing(StoreKey::id, Comparator.reverseOrder()));
    private long next = Long.MAX_VALUE;

    private final ExecutorService owner = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "owner");
        thread.setDaemon(true);
        return thread;
    });

    @Override
    public Optional<StoredState> load(StoreKey key) {
        return ask(() -> Optional.ofNullable(registers.get(key)));
    }

    @Override
    public boolean save(StoreKey key, byte[] state, long expectedVersion) {
        byte[] copy = state.clone();
        return ask(() -> {
            if (MapStore.versionOf(registers.get(key)) != expectedVersion) {
                return false;
            }
            registers.put(key, new StoredState(copy, next));
            order.add(key);
            next -= 2;
            return true;
        });
    }

    @Override
    public boolean delete(StoreKey key, long expectedVersion) {
        return ask(() -> {
            if (expectedVersion == ABSENT || MapStore.versionOf(registers.get(key)) != expectedVersion) {
                return false;
            }
            registers.remove(key);
            return order.remove(key);
        });
    }

    @Override
    public List<StoreKey> keys(String kind, Optional<String> after, int limit) {
        return ask(() -> order.stream()
                .filter(key -> key.kind().equals(kind))
                .filter(key -> after.map(id -> key.id().compareTo(id) < 0).orElse(true))
                .limit(limit)
                .toList());
    }

    private <T> T ask(Callable<T> question) {
        Future<T> answer;
        try {
            answer = owner.submit(question);
        } catch (RejectedExecutionException e) {
            throw new StoreException("closed", e);
        }
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return answer.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw new StoreException("failed", e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        owner.shutdown();
    }
}
