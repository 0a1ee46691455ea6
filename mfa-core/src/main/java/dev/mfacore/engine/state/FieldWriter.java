package dev.mfacore.engine.state;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Writes a message: fields of tag, length and payload. An odd tag is mandatory: a reader that does not know it must not
 * go on. An even one is optional: a reader that does not know it keeps it.
 */
final class FieldWriter {

    private static final byte[] NOTHING = {};
    private static final int FIRST_CAPACITY = 512;

    private byte[] buffer = NOTHING;
    private int size;

    FieldWriter bytes(int tag, byte[] payload) {
        return head(tag, payload.length).raw(payload, 0, payload.length);
    }

    FieldWriter text(int tag, String text) {
        return bytes(tag, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A message, written in place: it moves on if its length turns out to take more than one byte. */
    FieldWriter message(int tag, Consumer<FieldWriter> message) {
        head(tag, 0);
        int start = size;
        message.accept(this);
        int length = size - start;
        int more = widthOf(length) - 1;
        if (more > 0) {
            reserve(more);
            System.arraycopy(buffer, start, buffer, start + more, length);
        }
        size = start - 1;
        varint(length);
        size += length;
        return this;
    }

    FieldWriter number(int tag, long number) {
        long value = zigzag(number);
        return head(tag, widthOf(value)).varint(value);
    }

    /** A number, unless it is what a reader assumes of a field that is not there. */
    FieldWriter numberUnless(long assumed, int tag, long number) {
        return number == assumed ? this : number(tag, number);
    }

    FieldWriter choice(int tag, Enum<?> choice) {
        return number(tag, Choices.number(choice));
    }

    FieldWriter flag(int tag, boolean flag) {
        return flag ? number(tag, 1) : this;
    }

    @SuppressWarnings("JavaInstantGetSecondsGetNano") // both parts are written
    FieldWriter instant(int tag, Instant instant) {
        long seconds = zigzag(instant.getEpochSecond());
        int nanos = instant.getNano();
        if (nanos == 0) {
            return head(tag, widthOf(seconds)).varint(seconds);
        }
        return head(tag, widthOf(seconds) + widthOf(nanos)).varint(seconds).varint(nanos);
    }

    /** A number and the bytes that belong to it, in one field. */
    FieldWriter numbered(int tag, int number, byte[] bytes) {
        long value = zigzag(number);
        return head(tag, widthOf(value) + bytes.length).varint(value).raw(bytes, 0, bytes.length);
    }

    FieldWriter unknown(UnknownFields fields) {
        fields.writeTo(this);
        return this;
    }

    FieldWriter raw(byte[] source, int from, int length) {
        reserve(length);
        System.arraycopy(source, from, buffer, size, length);
        size += length;
        return this;
    }

    int size() {
        return size;
    }

    byte[] toBytes() {
        return Arrays.copyOf(buffer, size);
    }

    void copyTo(byte[] target, int from) {
        System.arraycopy(buffer, 0, target, from, size);
    }

    private FieldWriter head(int tag, int length) {
        return varint(tag).varint(length);
    }

    private FieldWriter varint(long value) {
        reserve(Long.BYTES + 2);
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            buffer[size++] = (byte) ((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        buffer[size++] = (byte) rest;
        return this;
    }

    private void reserve(int more) {
        if (more > buffer.length - size) {
            buffer = Arrays.copyOf(buffer, Math.max(FIRST_CAPACITY, Math.max(size + more, 2 * buffer.length)));
        }
    }

    private static int widthOf(long value) {
        int bits = Long.SIZE - Long.numberOfLeadingZeros(value | 1);
        return (bits + 6) / 7;
    }

    private static long zigzag(long number) {
        return (number << 1) ^ (number >> 63);
    }
}
