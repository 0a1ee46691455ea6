package dev.mfacore.tck.process;

import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.KeyPaging;
import dev.mfacore.port.StoreKey;
import dev.mfacore.port.StoredState;
import dev.mfacore.tck.StoreOpener;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The stores of the process by their number. Closed ones stay, for whoever calls a closed store. */
final class OpenStores {

    private final StoreOpener opener;
    private final Map<Integer, AuthenticatorStore> stores = new ConcurrentHashMap<>();
    private final AtomicInteger last = new AtomicInteger();

    OpenStores(StoreOpener opener) {
        this.opener = opener;
    }

    /** A call whose arguments have been read. It tells how to write its result. */
    interface Call {
        ChildProcess.Question run() throws Exception;
    }

    Call asked(byte operation, DataInputStream in) throws IOException {
        if (operation == Wire.OPEN) {
            Path directory = Path.of(Wire.text(in));
            return () -> open(directory);
        }
        AuthenticatorStore store = Objects.requireNonNull(stores.get(in.readInt()), "no such store");
        return switch (operation) {
            case Wire.LOAD -> load(store, Wire.key(in));
            case Wire.SAVE -> save(store, Wire.key(in), Wire.bytes(in), in.readLong());
            case Wire.DELETE -> delete(store, Wire.key(in), in.readLong());
            case Wire.KEYS -> keys((KeyPaging) store, Wire.text(in), Wire.optional(in), in.readInt());
            case Wire.CLOSE -> () -> close(store);
            case Wire.DESCRIBE ->
                () -> {
                    String text = String.valueOf(store);
                    return out -> Wire.text(out, text);
                };
            default -> throw new IOException("no operation " + operation);
        };
    }

    private ChildProcess.Question open(Path directory) throws Exception {
        AuthenticatorStore store = opener.open(directory);
        int number = last.incrementAndGet();
        stores.put(number, store);
        return out -> {
            out.writeInt(number);
            out.writeBoolean(store instanceof KeyPaging);
        };
    }

    private static Call load(AuthenticatorStore store, StoreKey key) {
        return () -> {
            Optional<StoredState> found = store.load(key);
            return out -> {
                out.writeBoolean(found.isPresent());
                if (found.isPresent()) {
                    out.writeLong(found.get().version());
                    Wire.bytes(out, found.get().state());
                }
            };
        };
    }

    private static Call save(AuthenticatorStore store, StoreKey key, byte[] state, long expectedVersion) {
        return () -> {
            boolean done = store.save(key, state, expectedVersion);
            return out -> out.writeBoolean(done);
        };
    }

    private static Call delete(AuthenticatorStore store, StoreKey key, long expectedVersion) {
        return () -> {
            boolean done = store.delete(key, expectedVersion);
            return out -> out.writeBoolean(done);
        };
    }

    private static Call keys(KeyPaging store, String kind, Optional<String> after, int limit) {
        return () -> {
            List<StoreKey> page = List.copyOf(store.keys(kind, after, limit));
            return out -> {
                out.writeInt(page.size());
                for (StoreKey key : page) {
                    Wire.key(out, key);
                }
            };
        };
    }

    private static ChildProcess.Question close(AuthenticatorStore store) throws Exception {
        if (store instanceof AutoCloseable closeable) {
            closeable.close();
        }
        return out -> {};
    }
}
