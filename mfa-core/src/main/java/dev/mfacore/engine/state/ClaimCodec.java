package dev.mfacore.engine.state;

import dev.mfacore.UserId;

/** The state of the register that says who holds a recipient (BIND-11). */
public final class ClaimCodec {

    private static final int OWNER = 1;

    private ClaimCodec() {}

    /**
     * Writes a claim.
     *
     * @param owner who claims
     * @param format the format's number
     * @param writeId 16 random bytes
     * @return the bytes for the store
     */
    public static byte[] encode(UserId owner, int format, byte[] writeId) {
        return StateHeader.write(
                format, writeId, new FieldWriter().text(OWNER, owner.value()).toBytes());
    }

    /**
     * Reads a claim.
     *
     * @param bytes as the store gave them
     * @return who claims
     * @throws UnreadableStateException if this version cannot read it
     */
    public static UserId decode(byte[] bytes) {
        String owner = "";
        FieldReader in = StateHeader.body(bytes);
        while (in.next()) {
            if (in.tag() == OWNER) {
                owner = in.text();
            } else {
                in.keepUnknown();
            }
        }
        if (owner.isEmpty()) {
            throw new UnreadableStateException("a claim names no owner");
        }
        return new UserId(owner);
    }
}
