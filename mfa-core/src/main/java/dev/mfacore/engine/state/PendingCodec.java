package dev.mfacore.engine.state;

import dev.mfacore.AuthenticatorId;
import dev.mfacore.Factor;
import dev.mfacore.otp.TotpParameters;
import java.time.Instant;
import java.util.Optional;

/** The message of one pending association. */
final class PendingCodec {

    private static final int ID = 1;
    private static final int NAME = 2;
    private static final int FACTOR = 3;
    private static final int CREATED_AT = 4;
    private static final int EXPIRES_AT = 5;
    private static final int OWNER = 7;
    private static final int PROVED = 9;
    private static final int SEALED = 11;
    private static final int PARAMETERS = 13;
    private static final int FAILURES = 15;
    private static final int CHALLENGE = 17;
    private static final int RECOVERY = 19;
    private static final int SENDS = 21;

    private PendingCodec() {}

    static byte[] encode(PendingAssociation it) {
        FieldWriter out = new FieldWriter()
                .text(ID, it.id().value())
                .choice(FACTOR, it.factor())
                .text(NAME, it.name())
                .instant(CREATED_AT, it.createdAt())
                .instant(EXPIRES_AT, it.expiresAt())
                .bytes(OWNER, it.owner())
                .flag(PROVED, it.proved())
                .bytes(SEALED, it.sealed());
        it.totp().ifPresent(parameters -> out.bytes(PARAMETERS, ParametersCodec.encode(parameters)));
        out.number(FAILURES, it.failures()).number(SENDS, it.sends());
        it.challenge().ifPresent(challenge -> out.bytes(CHALLENGE, ChallengeCodec.encode(challenge)));
        it.recovery().ifPresent(set -> out.bytes(RECOVERY, RecoveryCodec.encode(set)));
        return out.toBytes();
    }

    static PendingAssociation decode(byte[] message) {
        Draft draft = new Draft();
        FieldReader in = new FieldReader(message);
        while (in.next()) {
            draft.read(in);
        }
        return draft.build();
    }

    /** The fields as they come in. */
    private static final class Draft {
        private String id = "";
        private String name = "";
        private Factor factor = Factor.TOTP;
        private Instant createdAt = Instant.EPOCH;
        private Instant expiresAt = Instant.EPOCH;
        private byte[] owner = {};
        private boolean proved;
        private byte[] sealed = {};
        private Optional<TotpParameters> parameters = Optional.empty();
        private int failures;
        private int sends;
        private Optional<Challenge> challenge = Optional.empty();
        private Optional<RecoverySet> recovery = Optional.empty();

        void read(FieldReader in) {
            switch (in.tag()) {
                case ID -> id = in.text();
                case NAME -> name = in.text();
                case FACTOR -> factor = in.oneOf(Factor.values());
                case CREATED_AT -> createdAt = in.instant();
                case EXPIRES_AT -> expiresAt = in.instant();
                case OWNER -> owner = in.bytes();
                case PROVED -> proved = in.flag();
                case SEALED -> sealed = in.bytes();
                case PARAMETERS -> parameters = Optional.of(ParametersCodec.decode(in.bytes()));
                case FAILURES -> failures = in.integer();
                case SENDS -> sends = in.integer();
                case CHALLENGE -> challenge = Optional.of(ChallengeCodec.decode(in.bytes()));
                case RECOVERY -> recovery = Optional.of(RecoveryCodec.decode(in.bytes()));
                default -> in.keepUnknown();
            }
        }

        PendingAssociation build() {
            return new PendingAssociation(
                    new AuthenticatorId(id),
                    factor,
                    name,
                    createdAt,
                    expiresAt,
                    owner,
                    proved,
                    sealed,
                    parameters,
                    failures,
                    sends,
                    challenge,
                    recovery);
        }
    }
}
