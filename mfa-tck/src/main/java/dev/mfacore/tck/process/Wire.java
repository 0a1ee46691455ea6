package dev.mfacore.tck.process;

import dev.mfacore.port.StoreKey;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** How values go between the two processes, and what is asked. */
final class Wire {

    static final byte OPEN = 1;
    static final byte LOAD = 2;
    static final byte SAVE = 3;
    static final byte DELETE = 4;
    static final byte KEYS = 5;
    static final byte CLOSE = 6;
    static final byte DESCRIBE = 7;

    /** What is answered: a result, or that the store has thrown. */
    static final byte DONE = 1;

    static final byte STORE_FAILED = 2;
    static final byte THREW = 3;

    private Wire() {}

    static void text(DataOutputStream out, String text) throws IOException {
        bytes(out, text.getBytes(StandardCharsets.UTF_8));
    }

    static String text(DataInputStream in) throws IOException {
        return new String(bytes(in), StandardCharsets.UTF_8);
    }

    static void bytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static byte[] bytes(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }

    static void key(DataOutputStream out, StoreKey key) throws IOException {
        text(out, key.kind());
        text(out, key.id());
    }

    static StoreKey key(DataInputStream in) throws IOException {
        return new StoreKey(text(in), text(in));
    }

    static void optional(DataOutputStream out, Optional<String> text) throws IOException {
        out.writeBoolean(text.isPresent());
        if (text.isPresent()) {
            text(out, text.get());
        }
    }

    static Optional<String> optional(DataInputStream in) throws IOException {
        return in.readBoolean() ? Optional.of(text(in)) : Optional.empty();
    }
}
