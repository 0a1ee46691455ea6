package dev.mfacore.examples;

import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.StoreException;
import dev.mfacore.port.StoreKey;
import dev.mfacore.port.StoredState;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A store in a folder, one file a register, for one process: what an adapter author writes, in its shortest form. A file
 * is never removed but emptied, so that its version goes on counting after a deletion.
 */
public final class FileStore implements AuthenticatorStore {

    private final Path folder;
    private final ReentrantLock lock = new ReentrantLock();

    /**
     * Opens a store.
     *
     * @param folder an existing folder that only this process writes
     */
    public FileStore(Path folder) {
        this.folder = folder;
    }

    // snippet: own store
    @Override
    public Optional<StoredState> load(StoreKey key) {
        return locked(() -> read(key).filter(it -> it.state().length > 0));
    }

    @Override
    public boolean save(StoreKey key, byte[] state, long expectedVersion) {
        return locked(() -> writeIf(key, state, expectedVersion));
    }

    @Override
    public boolean delete(StoreKey key, long expectedVersion) {
        return expectedVersion != ABSENT && locked(() -> writeIf(key, new byte[0], expectedVersion));
    }

    private boolean writeIf(StoreKey key, byte[] state, long expectedVersion) throws IOException {
        Optional<StoredState> now = read(key);
        long current = now.filter(it -> it.state().length > 0)
                .map(StoredState::version)
                .orElse(ABSENT);
        if (current != expectedVersion) {
            return false;
        }
        write(file(key), state, now.map(StoredState::version).orElse(ABSENT) + 1);
        return true;
    }
    // snippet end

    private Optional<StoredState> read(StoreKey key) throws IOException {
        Path file = file(key);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        ByteBuffer content = ByteBuffer.wrap(Files.readAllBytes(file));
        long version = content.getLong();
        byte[] state = new byte[content.remaining()];
        content.get(state);
        return Optional.of(new StoredState(state, version));
    }

    /** Writes a new file and moves it into place, so that a crash leaves the old one or the new one. */
    private void write(Path file, byte[] state, long version) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel out = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer content = ByteBuffer.allocate(Long.BYTES + state.length)
                    .putLong(version)
                    .put(state)
                    .flip();
            while (content.hasRemaining()) {
                out.write(content);
            }
            out.force(true);
        }
        Files.move(next, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    /** Names are hexadecimal, so that no id can leave the folder or fall together with another. */
    private Path file(StoreKey key) {
        String name = HexFormat.of().formatHex(key.id().getBytes(StandardCharsets.UTF_8));
        int half = Math.min(name.length(), 200);
        Path parent = folder.resolve(key.kind()).resolve("d" + name.substring(0, half));
        try {
            Files.createDirectories(parent);
        } catch (IOException e) {
            throw new StoreException("the store's folder cannot be written", e);
        }
        return parent.resolve("f" + name.substring(half));
    }

    private interface Work<R> {
        R run() throws IOException;
    }

    private <R> R locked(Work<R> work) {
        lock.lock();
        try {
            return work.run();
        } catch (IOException e) {
            throw new StoreException("the store's folder cannot be read or written", e);
        } finally {
            lock.unlock();
        }
    }
}
