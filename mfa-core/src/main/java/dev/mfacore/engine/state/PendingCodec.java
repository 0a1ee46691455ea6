package dev.mfacore.engine.state;

import dev.mfacore.AuthenticatorId;
import dev.mfacore.Factor;
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
    private static final int FAILURES = 15;
    private static final int CHALLENGE = 17;
    private static final int RECOVERY = 19;
    private static final int SENDS = 21;

    private PendingCodec() {}

    static void encode(PendingAssociation it, FieldWriter out) {
        out.text(ID, it.id().value())
                .text(NAME, it.name())
                .choice(FACTOR, it.factor())
                .instant(CREATED_AT, it.createdAt())
                .instant(EXPIRES_AT, it.expiresAt())
                .bytes(OWNER, it.owner())
                .flag(PROVED, it.proved())
                .bytes(SEALED, it.sealed());
        it.totp().ifPresent(parameters -> TotpFields.write(parameters, out));
        out.number(FAILURES, it.failures()).number(SENDS, it.sends());
        it.challenge().ifPresent(challenge -> out.message(CHALLENGE, body -> ChallengeCodec.encode(challenge, body)));
        it.recovery().ifPresent(set -> out.message(RECOVERY, body -> RecoveryCodec.encode(set, body)));
        out.unknown(it.unknown());
    }

    static PendingAssociation decode(FieldReader in) {
        Draft draft = new Draft();
        while (in.next()) {
            draft.read(in);
        }
        in.require(ID, NAME, FACTOR, CREATED_AT, EXPIRES_AT, OWNER, SEALED, FAILURES, SENDS);
        return draft.build(in);
    }

    /** The fields as they come in. */
    private static final class Draft {
        private final TotpFields parameters = new TotpFields();
        private AuthenticatorId id = new AuthenticatorId("-");
        private String name = "";
        private Factor factor = Factor.TOTP;
        private Instant createdAt = Instant.EPOCH;
        private Instant expiresAt = Instant.EPOCH;
        private byte[] owner = {};
        private boolean proved;
        private byte[] sealed = {};
        private int failures;
        private int sends;
        private Optional<Challenge> challenge = Optional.empty();
        private Optional<RecoverySet> recovery = Optional.empty();

        void read(FieldReader in) {
            switch (in.tag()) {
                case ID -> id = Identifiers.authenticator(in.text());
                case NAME -> name = in.text();
                case FACTOR -> factor = Identifiers.bindable(in.oneOf(Factor.values()));
                case CREATED_AT -> createdAt = in.instant();
                case EXPIRES_AT -> expiresAt = in.instant();
                case OWNER -> owner = in.filled();
                case PROVED -> proved = in.flag();
                case SEALED -> sealed = in.filled();
                case FAILURES -> failures = in.count();
                case SENDS -> sends = in.count();
                case CHALLENGE -> challenge = Optional.of(ChallengeCodec.decode(in.message()));
                case RECOVERY -> recovery = Optional.of(RecoveryCodec.decode(in.message()));
                default -> parameters.read(in);
            }
        }

        PendingAssociation build(FieldReader in) {
            return new PendingAssociation(
                    id,
                    factor,
                    name,
                    createdAt,
                    expiresAt,
                    owner,
                    proved,
                    sealed,
                    parameters.build(factor == Factor.TOTP, in),
                    failures,
                    sends,
                    challenge,
                    recovery,
                    in.unknown());
        }
    }
}
