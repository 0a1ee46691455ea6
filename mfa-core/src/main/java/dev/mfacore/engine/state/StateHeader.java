package dev.mfacore.engine.state;

import java.util.Arrays;

/**
 * The first bytes of every state: a mark, the format's number, and a random id of the write, by which a writer that does
 * not know whether its write happened recognises it.
 */
public final class StateHeader {

    /** The length of a write id, in bytes. */
    public static final int WRITE_ID_BYTES = 16;

    /** The newest format that this version reads and can write. */
    public static final int NEWEST_FORMAT = 1;

    static final int BYTES = 2 + WRITE_ID_BYTES;

    private static final byte MARK = 'M';

    private StateHeader() {}

    /**
     * Reads the write id.
     *
     * @param state a stored state
     * @return the id of the write that made it
     */
    public static byte[] writeId(byte[] state) {
        check(state);
        return Arrays.copyOfRange(state, 2, BYTES);
    }

    static byte[] write(int format, byte[] writeId, byte[] body) {
        byte[] state = new byte[BYTES + body.length];
        state[0] = MARK;
        state[1] = (byte) format;
        System.arraycopy(writeId, 0, state, 2, WRITE_ID_BYTES);
        System.arraycopy(body, 0, state, BYTES, body.length);
        return state;
    }

    static FieldReader body(byte[] state) {
        check(state);
        return new FieldReader(Arrays.copyOfRange(state, BYTES, state.length));
    }

    private static void check(byte[] state) {
        if (state.length < BYTES || state[0] != MARK) {
            throw new UnreadableStateException("the state was not written by this library");
        }
        if (state[1] < 1 || state[1] > NEWEST_FORMAT) {
            throw new UnreadableStateException(
                    "the state has format " + state[1] + ", newer than this version reads: upgrade this node");
        }
    }
}
