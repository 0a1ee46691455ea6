package dev.mfacore.engine.state;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link FieldWriter} wrote, field by field and in place, and collects the optional fields that nobody asked
 * for. It is strict: every value has one spelling, a payload is used up to its last byte, and a field that is not
 * fetched with {@link #many} occurs once. Known tags are at most {@value #LARGEST_KNOWN_TAG}.
 */
final class FieldReader {

    static final int LARGEST_KNOWN_TAG = 63;

    private final byte[] bytes;
    private final int end;
    private @Nullable FieldWriter unknown;
    private int start;
    private int position;
    private int fieldEnd;
    private int tag;
    private boolean again;
    private long seen;

    FieldReader(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.fieldEnd = from;
        this.end = end;
    }

    /** Moves to the next field; false at the end. */
    boolean next() {
        start = fieldEnd;
        position = start;
        if (start == end) {
            return false;
        }
        fieldEnd = end;
        tag = (int) atMost(Integer.MAX_VALUE, varint(), "a field's tag is out of range");
        if (tag == 0) {
            throw new UnreadableStateException("a field's tag is out of range");
        }
        long length = varint();
        fieldEnd = position + (int) atMost(end - position, length, "a field is longer than the message that holds it");
        again = has(tag);
        seen |= bit(tag);
        return true;
    }

    int tag() {
        return tag;
    }

    /** Lets the current field occur several times. */
    FieldReader many() {
        again = false;
        return this;
    }

    FieldReader message() {
        requireFirst();
        return new FieldReader(bytes, position, fieldEnd);
    }

    /** The payload, which must not be empty. */
    byte[] filled() {
        byte[] payload = rest();
        if (payload.length == 0) {
            throw new UnreadableStateException("field " + tag + " is empty");
        }
        return payload;
    }

    /** What is left of the payload. */
    byte[] rest() {
        requireFirst();
        byte[] payload = Arrays.copyOfRange(bytes, position, fieldEnd);
        position = fieldEnd;
        return payload;
    }

    String text() {
        requireFirst();
        if (isAscii()) {
            return new String(bytes, position, fieldEnd - position, StandardCharsets.US_ASCII);
        }
        try {
            // a fresh decoder reports malformed text, where the String constructor would put question marks
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, position, fieldEnd - position))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableStateException("a text is not well-formed UTF-8");
        }
    }

    private boolean isAscii() {
        int all = 0;
        for (int i = position; i < fieldEnd; i++) {
            all |= bytes[i];
        }
        return all >= 0;
    }

    long number() {
        long number = leadingNumber();
        requireUsedUp();
        return number;
    }

    int integer() {
        return narrow(number());
    }

    /** An integer that is not negative. */
    int count() {
        return notNegative(integer());
    }

    /** An integer that is not negative, with more of the payload to come. */
    int leadingCount() {
        return notNegative(narrow(leadingNumber()));
    }

    boolean flag() {
        if (number() != 1) {
            throw new UnreadableStateException("a flag has a value of its own");
        }
        return true;
    }

    Instant instant() {
        long seconds = leadingNumber();
        long nanos = position == fieldEnd ? 0 : fraction();
        requireUsedUp();
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
        FieldWriter kept = unknown == null ? new FieldWriter() : unknown;
        unknown = kept.raw(bytes, start, fieldEnd - start);
    }

    UnknownFields unknown() {
        return unknown == null ? UnknownFields.NONE : UnknownFields.of(unknown.toBytes());
    }

    /** Gives up if a field that is always written is not there. */
    void require(int... tags) {
        for (int wanted : tags) {
            if (!has(wanted)) {
                throw new UnreadableStateException("field " + wanted + " is missing");
            }
        }
    }

    /** Gives up if a field is there that has no meaning beside the others. */
    void forbid(int... tags) {
        for (int unwanted : tags) {
            if (has(unwanted)) {
                throw new UnreadableStateException("field " + unwanted + " contradicts the others");
            }
        }
    }

    private boolean has(int wanted) {
        return (seen & bit(wanted)) != 0;
    }

    private static long bit(int tag) {
        return tag > LARGEST_KNOWN_TAG ? 0 : 1L << tag;
    }

    private void requireFirst() {
        if (again) {
            throw new UnreadableStateException("field " + tag + " occurs twice");
        }
    }

    private void requireUsedUp() {
        if (position != fieldEnd) {
            throw new UnreadableStateException("field " + tag + " is longer than its value");
        }
    }

    private long leadingNumber() {
        requireFirst();
        long value = varint();
        return (value >>> 1) ^ -(value & 1);
    }

    private long fraction() {
        long nanos = atMost(999_999_999, varint(), "a moment is out of range");
        if (nanos == 0) {
            throw new UnreadableStateException("a moment has a second spelling");
        }
        return nanos;
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            if (position == fieldEnd) {
                throw new UnreadableStateException("the state is cut off");
            }
            byte next = bytes[position++];
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                requireShortest(next, shift);
                return value;
            }
        }
        throw new UnreadableStateException("a number is too long");
    }

    private static void requireShortest(byte last, int shift) {
        if ((last == 0 && shift > 0) || (last > 1 && shift == 63)) {
            throw new UnreadableStateException("a number has a second spelling");
        }
    }

    private static long atMost(long bound, long value, String otherwise) {
        if (value < 0 || value > bound) {
            throw new UnreadableStateException(otherwise);
        }
        return value;
    }

    private static int narrow(long number) {
        if (number != (int) number) {
            throw new UnreadableStateException("a number is out of range");
        }
        return (int) number;
    }

    private static int notNegative(int number) {
        if (number < 0) {
            throw new UnreadableStateException("a count is negative");
        }
        return number;
    }
}
