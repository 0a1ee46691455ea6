package dev.mfacore.engine.state;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Writes a message: fields of tag, length and payload. An odd tag is mandatory: a reader that does not know it must not
 * go on. An even one is optional: a reader that does not know it keeps it.
 */
final class FieldWriter {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

    FieldWriter bytes(int tag, byte[] payload) {
        varint(tag);
        varint(payload.length);
        out.writeBytes(payload);
        return this;
    }

    FieldWriter text(int tag, String text) {
        return bytes(tag, text.getBytes(StandardCharsets.UTF_8));
    }

    FieldWriter number(int tag, long number) {
        FieldWriter payload = new FieldWriter();
        payload.varint(zigzag(number));
        return bytes(tag, payload.toBytes());
    }

    FieldWriter choice(int tag, Enum<?> choice) {
        return number(tag, Choices.number(choice));
    }

    FieldWriter flag(int tag, boolean flag) {
        return flag ? number(tag, 1) : this;
    }

    @SuppressWarnings("JavaInstantGetSecondsGetNano") // both parts are written
    FieldWriter instant(int tag, Instant instant) {
        FieldWriter payload = new FieldWriter();
        payload.varint(zigzag(instant.getEpochSecond()));
        if (instant.getNano() != 0) {
            payload.varint(instant.getNano());
        }
        return bytes(tag, payload.toBytes());
    }

    FieldWriter raw(byte[] fields) {
        out.writeBytes(fields);
        return this;
    }

    byte[] toBytes() {
        return out.toByteArray();
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static long zigzag(long number) {
        return (number << 1) ^ (number >> 63);
    }
}
