package dev.mfacore.tck.gallery.store;

import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.StoreOpener;
import dev.mfacore.tck.StoreProcess;
import dev.mfacore.tck.TckEnvironment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Stores that append to a file, in processes of their own that are killed. */
public final class FileProcess {

    /** What goes through a process takes longer, and all else is tried on the same file without one. */
    static final Map<String, String> KILLS_ONLY = Map.of("profile", "quick", "hang", "20", "clause", "REG-19");

    public static final StoreProcess RIGHT = StoreProcess.of(Appending.class);
    static final StoreProcess HASTY = StoreProcess.of(Hasty.class);
    static final StoreProcess ALMOST = StoreProcess.of(Almost.class);

    private FileProcess() {}

    /** The adapter around one of them. */
    public static Adapter adapter(String name, StoreProcess process, TckEnvironment env) {
        return Adapter.named(name)
                .store(process.open(env.directory()))
                .supports(Capability.PAGING, Capability.SURVIVES_KILL)
                .onKill(process::kill);
    }

    static final class Appending implements StoreOpener {
        @Override
        public AuthenticatorStore open(Path directory) throws IOException {
            return new FileStore(directory);
        }
    }

    /** Answers before it has written, and writes at an orderly end. */
    static final class Hasty implements StoreOpener {
        @Override
        public AuthenticatorStore open(Path directory) throws IOException {
            return new Buffered(directory, Integer.MAX_VALUE);
        }
    }

    /** Writes each time that its small buffer is full. */
    static final class Almost implements StoreOpener {
        @Override
        public AuthenticatorStore open(Path directory) throws IOException {
            return new Buffered(directory, 128);
        }
    }

    private static final class Buffered extends FileStore {

        private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
        private final int most;

        Buffered(Path folder, int most) throws IOException {
            super(folder);
            this.most = most;
        }

        @Override
        void write(byte[] entry) throws IOException {
            waiting.write(entry);
            if (waiting.size() > most) {
                flush();
            }
        }

        private void flush() throws IOException {
            super.write(waiting.toByteArray());
            waiting.reset();
        }

        @Override
        public synchronized void close() {
            try {
                flush();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            super.close();
        }
    }
}
