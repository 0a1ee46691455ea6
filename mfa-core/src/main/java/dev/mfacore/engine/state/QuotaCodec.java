package dev.mfacore.engine.state;

import dev.mfacore.engine.state.Quota.Lane;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Writes and reads a quota register. */
public final class QuotaCodec {

    private static final int HOLDER = 1;
    private static final int BINDING = 3;
    private static final int COMMON = 5;

    private QuotaCodec() {}

    /**
     * Writes a quota.
     *
     * @param quota the quota
     * @param format the format's number, 1 to {@link StateHeader#NEWEST_FORMAT}
     * @param writeId 16 random bytes
     * @return the bytes for the store
     */
    public static byte[] encode(Quota quota, int format, byte[] writeId) {
        FieldWriter out = new FieldWriter();
        quota.logs.forEach((lane, log) -> log.moments().forEach(moment -> out.instant(tag(lane), moment)));
        return StateHeader.write(format, writeId, out.unknown(quota.unknown));
    }

    /**
     * Reads a quota.
     *
     * @param bytes as the store gave them
     * @return a working copy
     * @throws UnreadableStateException if this version cannot read it
     */
    public static Quota decode(byte[] bytes) {
        Map<Lane, List<Instant>> logs = new EnumMap<>(Lane.class);
        FieldReader in = StateHeader.body(bytes);
        while (in.next()) {
            switch (in.tag()) {
                case HOLDER -> log(logs, Lane.HOLDER).add(in.many().instant());
                case BINDING -> log(logs, Lane.BINDING).add(in.many().instant());
                case COMMON -> log(logs, Lane.COMMON).add(in.many().instant());
                default -> in.keepUnknown();
            }
        }
        Quota quota = new Quota();
        logs.forEach((lane, moments) -> quota.set(lane, new SendLog(List.copyOf(moments))));
        quota.unknown = in.unknown();
        return quota;
    }

    private static List<Instant> log(Map<Lane, List<Instant>> logs, Lane lane) {
        return logs.computeIfAbsent(lane, it -> new ArrayList<>());
    }

    private static int tag(Lane lane) {
        return switch (lane) {
            case HOLDER -> HOLDER;
            case BINDING -> BINDING;
            case COMMON -> COMMON;
        };
    }
}
