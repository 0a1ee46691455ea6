package dev.mfacore.engine.state;

import java.time.Instant;
import java.util.Optional;

/** Writes and reads the register of a code that was sent outside any transaction. */
public final class UnattachedCodeCodec {

    private static final int ID = 1;
    private static final int CODE_HASH = 3;
    private static final int SENT_AT = 5;
    private static final int EXPIRES_AT = 7;
    private static final int FAILURES = 9;
    private static final int STATUS = 11;
    private static final int REDEEMER = 13;

    private UnattachedCodeCodec() {}

    /**
     * Writes a code.
     *
     * @param it the code
     * @param format the format's number, 1 to {@link StateHeader#NEWEST_FORMAT}
     * @param writeId 16 random bytes
     * @return the bytes for the store
     */
    public static byte[] encode(UnattachedCode it, int format, byte[] writeId) {
        FieldWriter out = new FieldWriter()
                .bytes(ID, it.id())
                .bytes(CODE_HASH, it.codeHash())
                .instant(SENT_AT, it.sentAt())
                .instant(EXPIRES_AT, it.expiresAt())
                .number(FAILURES, it.failures())
                .choice(STATUS, it.status());
        it.redeemer().ifPresent(who -> out.bytes(REDEEMER, who));
        return StateHeader.write(format, writeId, out.unknown(it.unknown()));
    }

    /**
     * Reads a code.
     *
     * @param bytes as the store gave them
     * @return the code
     * @throws UnreadableStateException if this version cannot read it
     */
    public static UnattachedCode decode(byte[] bytes) {
        byte[] id = {};
        byte[] codeHash = {};
        Instant sentAt = Instant.EPOCH;
        Instant expiresAt = Instant.EPOCH;
        int failures = 0;
        Challenge.Status status = Challenge.Status.DEAD;
        Optional<byte[]> redeemer = Optional.empty();
        FieldReader in = StateHeader.body(bytes);
        while (in.next()) {
            switch (in.tag()) {
                case ID -> id = in.filled();
                case CODE_HASH -> codeHash = in.filled();
                case SENT_AT -> sentAt = in.instant();
                case EXPIRES_AT -> expiresAt = in.instant();
                case FAILURES -> failures = in.count();
                case STATUS -> status = in.oneOf(Challenge.Status.values());
                case REDEEMER -> redeemer = Optional.of(in.filled());
                default -> in.keepUnknown();
            }
        }
        in.require(ID, CODE_HASH, SENT_AT, EXPIRES_AT, FAILURES, STATUS);
        if (status == Challenge.Status.USED) {
            in.require(REDEEMER);
        } else {
            in.forbid(REDEEMER);
        }
        return new UnattachedCode(id, codeHash, sentAt, expiresAt, failures, status, redeemer, in.unknown());
    }
}
