package dev.mfacore.tck.process;

import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.KeyPaging;
import dev.mfacore.port.StoreException;
import dev.mfacore.port.StoreKey;
import dev.mfacore.port.StoredState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A store in another process. Every call goes there, also after the end of either. */
public class RemoteStore implements AuthenticatorStore, AutoCloseable {

    private final ChildProcess process;
    private final int number;

    private RemoteStore(ChildProcess process, int number) {
        this.process = process;
        this.number = number;
    }

    public static AuthenticatorStore open(ChildProcess process, Path directory) {
        return process.call(
                out -> {
                    out.writeByte(Wire.OPEN);
                    Wire.text(out, directory.toAbsolutePath().toString());
                },
                in -> {
                    int number = in.readInt();
                    return in.readBoolean() ? new Paging(process, number) : new RemoteStore(process, number);
                });
    }

    @Override
    public Optional<StoredState> load(StoreKey key) {
        return call(Wire.LOAD, out -> Wire.key(out, key), in -> {
            if (!in.readBoolean()) {
                return Optional.empty();
            }
            long version = in.readLong();
            return Optional.of(new StoredState(Wire.bytes(in), version));
        });
    }

    @Override
    public boolean save(StoreKey key, byte[] state, long expectedVersion) {
        return call(
                Wire.SAVE,
                out -> {
                    Wire.key(out, key);
                    Wire.bytes(out, state);
                    out.writeLong(expectedVersion);
                },
                in -> in.readBoolean());
    }

    @Override
    public boolean delete(StoreKey key, long expectedVersion) {
        return call(
                Wire.DELETE,
                out -> {
                    Wire.key(out, key);
                    out.writeLong(expectedVersion);
                },
                in -> in.readBoolean());
    }

    @Override
    public void close() {
        call(Wire.CLOSE, out -> {}, in -> true);
    }

    @Override
    public String toString() {
        try {
            return call(Wire.DESCRIBE, out -> {}, in -> Wire.text(in));
        } catch (StoreException e) {
            return "a store in a process that has ended";
        }
    }

    <T> T call(byte operation, ChildProcess.Question arguments, ChildProcess.Answer<T> answer) {
        return process.call(
                out -> {
                    out.writeByte(operation);
                    out.writeInt(number);
                    arguments.write(out);
                },
                answer);
    }

    private static final class Paging extends RemoteStore implements KeyPaging {

        Paging(ChildProcess process, int number) {
            super(process, number);
        }

        @Override
        public List<StoreKey> keys(String kind, Optional<String> after, int limit) {
            return call(
                    Wire.KEYS,
                    out -> {
                        Wire.text(out, kind);
                        Wire.optional(out, after);
                        out.writeInt(limit);
                    },
                    in -> {
                        List<StoreKey> page = new ArrayList<>();
                        for (int left = in.readInt(); left > 0; left--) {
                            page.add(Wire.key(in));
                        }
                        return page;
                    });
        }
    }
}
