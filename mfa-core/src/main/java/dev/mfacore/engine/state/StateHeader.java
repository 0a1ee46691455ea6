package dev.mfacore.engine.state;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * What is round every state: a mark, the format's number, and a random id of the write, by which a writer that does not
 * know whether its write happened recognises it; and at the end a checksum, so that a state that was cut off or damaged
 * is refused instead of read as one that says less. The checksum is no protection against somebody who can write.
 */
public final class StateHeader {

    /** The length of a write id, in bytes. */
    public static final int WRITE_ID_BYTES = 16;

    /** The newest format that this version reads and can write. */
    public static final int NEWEST_FORMAT = 1;

    /** The longest state that is written or read, in bytes. */
    static final int MAX_BYTES = 1 << 20;

    static final int BYTES = 2 + WRITE_ID_BYTES;
    static final int CHECKSUM_BYTES = 4;

    private static final byte MARK = 'M';

    private StateHeader() {}

    /**
     * Reads the write id.
     *
     * @param state a stored state
     * @return the id of the write that made it
     * @throws UnreadableStateException if this version cannot read the state
     */
    public static byte[] writeId(byte[] state) {
        check(state);
        return Arrays.copyOfRange(state, 2, BYTES);
    }

    static byte[] write(int format, byte[] writeId, FieldWriter body) {
        requireWritable(format, writeId, body);
        byte[] state = new byte[BYTES + body.size() + CHECKSUM_BYTES];
        state[0] = MARK;
        state[1] = (byte) format;
        System.arraycopy(writeId, 0, state, 2, WRITE_ID_BYTES);
        body.copyTo(state, BYTES);
        int end = state.length - CHECKSUM_BYTES;
        ByteBuffer.wrap(state).putInt(end, checksum(state, end));
        return state;
    }

    static FieldReader body(byte[] state) {
        check(state);
        return new FieldReader(state, BYTES, state.length - CHECKSUM_BYTES);
    }

    private static void requireWritable(int format, byte[] writeId, FieldWriter body) {
        if (format < 1 || format > NEWEST_FORMAT) {
            throw new IllegalArgumentException("format must be 1 to " + NEWEST_FORMAT + ", but is " + format
                    + ": use one that this version writes");
        }
        if (writeId.length != WRITE_ID_BYTES) {
            throw new IllegalArgumentException(
                    "write id must have " + WRITE_ID_BYTES + " bytes, but has " + writeId.length + ": draw it anew");
        }
        if (body.size() > MAX_BYTES - BYTES - CHECKSUM_BYTES) {
            throw new IllegalStateException("a state of " + body.size() + " bytes is too long: nothing was written");
        }
    }

    private static void check(byte[] state) {
        if (state.length < 2 || state[0] != MARK || state[1] == 0) {
            throw new UnreadableStateException("the state was not written by this library");
        }
        int format = state[1] & 0xff;
        if (format > NEWEST_FORMAT) {
            throw new UnreadableStateException(
                    "the state has format " + format + ", newer than this version reads: upgrade this node");
        }
        if (state.length < BYTES + CHECKSUM_BYTES || state.length > MAX_BYTES) {
            throw new UnreadableStateException("the state is cut off, or too long");
        }
        int end = state.length - CHECKSUM_BYTES;
        if (ByteBuffer.wrap(state).getInt(end) != checksum(state, end)) {
            throw new UnreadableStateException("the state is damaged: its checksum does not match");
        }
    }

    private static int checksum(byte[] state, int end) {
        CRC32C checksum = new CRC32C();
        checksum.update(state, 0, end);
        return (int) checksum.getValue();
    }
}
