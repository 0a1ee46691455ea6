package dev.mfacore.tck.gallery.store;

import dev.mfacore.port.StoreException;
import dev.mfacore.port.StoreKey;
import dev.mfacore.port.StoredState;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A correct store: every write is appended to a file before it is answered, and the file is read at the beginning. No
 * file channel, which an interrupt would close.
 */
class FileStore extends MapStore implements Closeable {

    private final RandomAccessFile log;
    private long counter;
    private boolean closed;

    FileStore(Path folder) throws IOException {
        Path file = folder.resolve("log");
        if (Files.exists(file)) {
            read(file);
        }
        log = new RandomAccessFile(file.toFile(), "rw");
        log.seek(log.length());
    }

    private void read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            while (in.available() > 0) {
                StoreKey key = new StoreKey(in.readUTF(), in.readUTF());
                long version = in.readLong();
                int length = in.readInt();
                counter = Math.max(counter, version);
                if (length < 0) {
                    registers.remove(key);
                } else {
                    registers.put(key, new StoredState(in.readNBytes(length), version));
                    names.put(key, key);
                }
            }
        } catch (EOFException e) {
            // Cut off amid a write, which nobody was told of.
            return;
        }
    }

    @Override
    public synchronized Optional<StoredState> load(StoreKey key) {
        requireOpen();
        return super.load(key);
    }

    @Override
    public synchronized boolean save(StoreKey key, byte[] state, long expectedVersion) {
        requireOpen();
        boolean done = super.save(key, state, expectedVersion);
        if (done) {
            append(key, versionOf(registers.get(key)), Optional.of(state));
        }
        return done;
    }

    @Override
    public synchronized boolean delete(StoreKey key, long expectedVersion) {
        requireOpen();
        boolean done = super.delete(key, expectedVersion);
        if (done) {
            append(key, expectedVersion, Optional.empty());
        }
        return done;
    }

    void append(StoreKey key, long version, Optional<byte[]> state) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeUTF(key.kind());
            out.writeUTF(key.id());
            out.writeLong(version);
            out.writeInt(state.map(it -> it.length).orElse(-1));
            out.write(state.orElse(new byte[0]));
            write(bytes.toByteArray());
        } catch (IOException e) {
            throw new StoreException("cannot append", e);
        }
    }

    void write(byte[] entry) throws IOException {
        log.write(entry);
    }

    @Override
    long nextVersion(StoreKey key) {
        return ++counter;
    }

    private void requireOpen() {
        if (closed) {
            throw new StoreException("closed");
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            log.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
