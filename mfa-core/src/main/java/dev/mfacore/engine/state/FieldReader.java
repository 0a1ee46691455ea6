package dev.mfacore.engine.state;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;

/** Reads what {@link FieldWriter} wrote, field by field, and collects the optional fields that nobody asked for. */
final class FieldReader {

    private final byte[] message;
    private final FieldWriter unknown = new FieldWriter();
    private int position;
    private int tag;
    private byte[] payload = {};

    FieldReader(byte[] message) {
        this.message = message;
    }

    /** Moves to the next field; false at the end. */
    boolean next() {
        if (position == message.length) {
            return false;
        }
        long number = varint();
        if (number <= 0 || number > Integer.MAX_VALUE) {
            throw new UnreadableStateException("a field's tag is out of range");
        }
        tag = (int) number;
        long length = varint();
        if (length < 0 || length > message.length - position) {
            throw new UnreadableStateException("a field is longer than the state that holds it");
        }
        payload = Arrays.copyOfRange(message, position, position + (int) length);
        position += (int) length;
        return true;
    }

    int tag() {
        return tag;
    }

    byte[] bytes() {
        return payload;
    }

    String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }

    long number() {
        return zagzig(new FieldReader(payload).varint());
    }

    int integer() {
        long number = number();
        if (number != (int) number) {
            throw new UnreadableStateException("a number is out of range");
        }
        return (int) number;
    }

    boolean flag() {
        return number() != 0;
    }

    Instant instant() {
        FieldReader parts = new FieldReader(payload);
        long seconds = zagzig(parts.varint());
        long nanos = parts.position == payload.length ? 0 : parts.varint();
        try {
            return Instant.ofEpochSecond(seconds, nanos);
        } catch (DateTimeException | ArithmeticException e) {
            throw new UnreadableStateException("a moment is out of range");
        }
    }

    <T extends Enum<T>> T oneOf(T[] values) {
        return Choices.of(values, integer());
    }

    /** Keeps the current field for the next writing if it is optional, and gives up if it is mandatory. */
    void keepUnknown() {
        if ((tag & 1) == 1) {
            throw new UnreadableStateException(
                    "the state has a mandatory field that this version does not know: upgrade this node");
        }
        unknown.bytes(tag, payload);
    }

    byte[] unknown() {
        return unknown.toBytes();
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (position == message.length) {
                throw new UnreadableStateException("the state is cut off");
            }
            byte next = message[position++];
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new UnreadableStateException("a number is too long");
    }

    private static long zagzig(long value) {
        return (value >>> 1) ^ -(value & 1);
    }
}
