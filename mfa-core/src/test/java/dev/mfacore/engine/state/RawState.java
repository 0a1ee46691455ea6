package dev.mfacore.engine.state;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32C;

/**
 * Takes states apart and puts them together again without the codec, by the format's document alone. A path names a
 * message by the tags that lead to it; the first message on it is meant.
 */
final class RawState {

    private static final int HEADER = 18;
    private static final int CHECKSUM = 4;

    private RawState() {}

    /** One field of a message. */
    record Field(int tag, byte[] payload) {}

    static byte[] body(byte[] state) {
        return Arrays.copyOfRange(state, HEADER, state.length - CHECKSUM);
    }

    /** A state with another body and a fitting checksum. */
    static byte[] withBody(byte[] state, byte[] body) {
        byte[] next = Arrays.copyOf(state, HEADER + body.length + CHECKSUM);
        System.arraycopy(body, 0, next, HEADER, body.length);
        return sealed(next);
    }

    /** Puts the fitting checksum to the end of a state. */
    static byte[] sealed(byte[] state) {
        CRC32C checksum = new CRC32C();
        checksum.update(state, 0, state.length - CHECKSUM);
        byte[] next = state.clone();
        ByteBuffer.wrap(next).putInt(state.length - CHECKSUM, (int) checksum.getValue());
        return next;
    }

    static byte[] edit(byte[] state, List<Integer> path, UnaryOperator<List<Field>> change) {
        return withBody(state, edit(body(state), path, List.of(), change));
    }

    /** As the other one, for the first message on the path that has a certain field. */
    static byte[] edit(byte[] state, List<Integer> path, int holding, UnaryOperator<List<Field>> change) {
        return withBody(state, edit(body(state), path, List.of(holding), change));
    }

    static byte[] with(byte[] state, List<Integer> path, int tag, byte... payload) {
        return edit(state, path, fields -> {
            fields.add(new Field(tag, payload));
            return fields;
        });
    }

    static byte[] without(byte[] state, List<Integer> path, int tag) {
        return edit(
                state,
                path,
                tag,
                fields -> fields.stream().filter(f -> f.tag() != tag).toList());
    }

    static byte[] replace(byte[] state, List<Integer> path, int tag, byte... payload) {
        return edit(
                state,
                path,
                tag,
                fields -> fields.stream()
                        .map(f -> f.tag() == tag ? new Field(tag, payload) : f)
                        .toList());
    }

    /** The fields of all messages on a path. */
    static List<Field> fields(byte[] state, List<Integer> path) {
        List<Field> found = split(body(state));
        for (int tag : path) {
            found = found.stream()
                    .filter(f -> f.tag() == tag)
                    .flatMap(f -> split(f.payload()).stream())
                    .toList();
        }
        return found;
    }

    private static byte[] edit(
            byte[] message, List<Integer> path, List<Integer> holding, UnaryOperator<List<Field>> change) {
        List<Field> fields = split(message);
        if (path.isEmpty()) {
            return join(change.apply(fields));
        }
        List<Integer> rest = path.subList(1, path.size());
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            if (field.tag() == path.get(0) && leadsOn(field.payload(), rest, holding)) {
                fields.set(i, new Field(field.tag(), edit(field.payload(), rest, holding, change)));
                return join(fields);
            }
        }
        throw new IllegalArgumentException("no message at " + path + " that has " + holding);
    }

    private static boolean leadsOn(byte[] message, List<Integer> path, List<Integer> holding) {
        if (path.isEmpty()) {
            return holding.isEmpty() || split(message).stream().anyMatch(f -> f.tag() == holding.get(0));
        }
        return split(message).stream()
                .filter(f -> f.tag() == path.get(0))
                .anyMatch(f -> leadsOn(f.payload(), path.subList(1, path.size()), holding));
    }

    static List<Field> split(byte[] message) {
        List<Field> fields = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(message);
        while (in.hasRemaining()) {
            int tag = (int) varint(in);
            byte[] payload = new byte[(int) varint(in)];
            in.get(payload);
            fields.add(new Field(tag, payload));
        }
        return fields;
    }

    static byte[] join(List<Field> fields) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Field field : fields) {
            out.writeBytes(varint(field.tag()));
            out.writeBytes(varint(field.payload().length));
            out.writeBytes(field.payload());
        }
        return out.toByteArray();
    }

    static byte[] varint(long value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long rest = value;
        for (; rest < 0 || rest > 127; rest >>>= 7) {
            out.write((int) (rest & 127) | 128);
        }
        out.write((int) rest);
        return out.toByteArray();
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            value += (long) (next & 127) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
