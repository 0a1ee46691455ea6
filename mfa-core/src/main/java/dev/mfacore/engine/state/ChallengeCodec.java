package dev.mfacore.engine.state;

import dev.mfacore.Factor;
import dev.mfacore.Purpose;
import java.time.Instant;

/** The message of one delivered code. */
final class ChallengeCodec {

    private static final int FACTOR = 1;
    private static final int PURPOSE = 3;
    private static final int CODE_HASH = 5;
    private static final int EXPIRES_AT = 7;
    private static final int FAILURES = 9;
    private static final int STATUS = 11;

    private ChallengeCodec() {}

    static void encode(Challenge it, FieldWriter out) {
        out.choice(FACTOR, it.factor())
                .choice(PURPOSE, it.purpose())
                .bytes(CODE_HASH, it.codeHash())
                .instant(EXPIRES_AT, it.expiresAt())
                .number(FAILURES, it.failures())
                .choice(STATUS, it.status())
                .unknown(it.unknown());
    }

    static Challenge decode(FieldReader in) {
        Factor factor = Factor.SMS;
        Purpose purpose = Purpose.SIGN_IN;
        byte[] codeHash = {};
        Instant expiresAt = Instant.EPOCH;
        int failures = 0;
        Challenge.Status status = Challenge.Status.DEAD;
        while (in.next()) {
            switch (in.tag()) {
                case FACTOR -> factor = Identifiers.delivered(in.oneOf(Factor.values()));
                case PURPOSE -> purpose = in.oneOf(Purpose.values());
                case CODE_HASH -> codeHash = in.filled();
                case EXPIRES_AT -> expiresAt = in.instant();
                case FAILURES -> failures = in.count();
                case STATUS -> status = in.oneOf(Challenge.Status.values());
                default -> in.keepUnknown();
            }
        }
        in.require(FACTOR, PURPOSE, CODE_HASH, EXPIRES_AT, FAILURES, STATUS);
        return new Challenge(factor, purpose, codeHash, expiresAt, failures, status, in.unknown());
    }
}
