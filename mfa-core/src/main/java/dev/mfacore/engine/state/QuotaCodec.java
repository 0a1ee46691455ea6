package dev.mfacore.engine.state;

/** Writes and reads a quota register. */
public final class QuotaCodec {

    private static final int LANE = 1;
    private static final int MOMENT = 3;

    private QuotaCodec() {}

    /**
     * Writes a quota.
     *
     * @param quota the quota
     * @param format the format's number
     * @param writeId 16 random bytes
     * @return the bytes for the store
     */
    public static byte[] encode(Quota quota, int format, byte[] writeId) {
        FieldWriter out = new FieldWriter();
        quota.logs.forEach((lane, log) -> {
            out.choice(LANE, lane);
            log.moments().forEach(moment -> out.instant(MOMENT, moment));
        });
        return StateHeader.write(format, writeId, out.raw(quota.unknown).toBytes());
    }

    /**
     * Reads a quota.
     *
     * @param bytes as the store gave them
     * @return a working copy
     * @throws UnreadableStateException if this version cannot read it
     */
    public static Quota decode(byte[] bytes) {
        Quota quota = new Quota();
        Quota.Lane lane = Quota.Lane.COMMON;
        FieldReader in = StateHeader.body(bytes);
        while (in.next()) {
            switch (in.tag()) {
                case LANE -> lane = in.oneOf(Quota.Lane.values());
                case MOMENT -> quota.set(lane, SendLogs.append(quota.log(lane), in.instant()));
                default -> in.keepUnknown();
            }
        }
        quota.unknown = in.unknown();
        return quota;
    }
}
