package dev.mfacore.engine.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The message of one open transaction. */
final class TransactionCodec {

    private static final int ID_HASH = 1;
    private static final int EXPIRES_AT = 3;
    private static final int FAILURES = 5;
    private static final int CONSUMED = 7;
    private static final int SENDS = 9;
    private static final int CHALLENGE = 11;

    private TransactionCodec() {}

    static void encode(OpenTransaction it, FieldWriter out) {
        out.bytes(ID_HASH, it.idHash())
                .instant(EXPIRES_AT, it.expiresAt())
                .number(FAILURES, it.failures())
                .flag(CONSUMED, it.consumed())
                .number(SENDS, it.sends());
        it.challenges().forEach(challenge -> out.message(CHALLENGE, body -> ChallengeCodec.encode(challenge, body)));
        out.unknown(it.unknown());
    }

    static OpenTransaction decode(FieldReader in) {
        byte[] idHash = {};
        Instant expiresAt = Instant.EPOCH;
        int failures = 0;
        boolean consumed = false;
        int sends = 0;
        List<Challenge> challenges = new ArrayList<>();
        while (in.next()) {
            switch (in.tag()) {
                case ID_HASH -> idHash = in.filled();
                case EXPIRES_AT -> expiresAt = in.instant();
                case FAILURES -> failures = in.count();
                case CONSUMED -> consumed = in.flag();
                case SENDS -> sends = in.count();
                case CHALLENGE -> challenges.add(ChallengeCodec.decode(in.many().message()));
                default -> in.keepUnknown();
            }
        }
        in.require(ID_HASH, EXPIRES_AT, FAILURES, SENDS);
        Identifiers.requireDistinct(challenges, Challenge::factor);
        return new OpenTransaction(idHash, expiresAt, failures, consumed, sends, List.copyOf(challenges), in.unknown());
    }
}
