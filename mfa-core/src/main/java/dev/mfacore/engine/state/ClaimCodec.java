package dev.mfacore.engine.state;

import dev.mfacore.UserId;

/** Writes and reads the register that says who holds a recipient (BIND-11). */
public final class ClaimCodec {

    private static final int OWNER = 1;

    private ClaimCodec() {}

    /**
     * Writes a claim.
     *
     * @param claim the claim
     * @param format the format's number, 1 to {@link StateHeader#NEWEST_FORMAT}
     * @param writeId 16 random bytes
     * @return the bytes for the store
     */
    public static byte[] encode(Claim claim, int format, byte[] writeId) {
        FieldWriter out = new FieldWriter().text(OWNER, claim.owner().value());
        return StateHeader.write(format, writeId, out.unknown(claim.unknown()));
    }

    /**
     * Reads a claim.
     *
     * @param bytes as the store gave them
     * @return the claim
     * @throws UnreadableStateException if this version cannot read it
     */
    public static Claim decode(byte[] bytes) {
        UserId owner = new UserId("-");
        FieldReader in = StateHeader.body(bytes);
        while (in.next()) {
            if (in.tag() == OWNER) {
                owner = Identifiers.user(in.text());
            } else {
                in.keepUnknown();
            }
        }
        in.require(OWNER);
        return new Claim(owner, in.unknown());
    }
}
