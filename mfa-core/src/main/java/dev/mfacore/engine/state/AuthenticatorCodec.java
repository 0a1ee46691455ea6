package dev.mfacore.engine.state;

import dev.mfacore.AuthenticatorId;
import dev.mfacore.Factor;
import java.time.Instant;
import java.util.Optional;

/** The message of one confirmed authenticator. */
final class AuthenticatorCodec {

    private static final int ID = 1;
    private static final int NAME = 2;
    private static final int FACTOR = 3;
    private static final int CREATED_AT = 4;
    private static final int SEALED = 5;
    private static final int LAST_STEP = 9;
    private static final int DRIFT = 11;
    private static final int CONFIRM_REUSABLE = 13;
    private static final int WEAK = 15;
    private static final int DISABLED = 17;

    private AuthenticatorCodec() {}

    static void encode(BoundAuthenticator it, FieldWriter out) {
        out.text(ID, it.id().value())
                .text(NAME, it.name())
                .choice(FACTOR, it.factor())
                .instant(CREATED_AT, it.createdAt())
                .bytes(SEALED, it.sealed());
        it.totp().ifPresent(totp -> encode(totp, out));
        out.flag(DISABLED, it.disabled()).unknown(it.unknown());
    }

    private static void encode(TotpState totp, FieldWriter out) {
        TotpFields.write(totp.parameters(), out);
        out.numberUnless(TotpState.NO_STEP, LAST_STEP, totp.lastStep())
                .numberUnless(0, DRIFT, totp.drift())
                .flag(CONFIRM_REUSABLE, totp.confirmReusable())
                .flag(WEAK, totp.weak());
    }

    static BoundAuthenticator decode(FieldReader in) {
        Draft draft = new Draft();
        while (in.next()) {
            draft.read(in);
        }
        in.require(ID, NAME, FACTOR, CREATED_AT, SEALED);
        return draft.build(in);
    }

    /** The fields as they come in. */
    private static final class Draft {
        private final TotpFields parameters = new TotpFields();
        private AuthenticatorId id = new AuthenticatorId("-");
        private Factor factor = Factor.TOTP;
        private String name = "";
        private Instant createdAt = Instant.EPOCH;
        private byte[] sealed = {};
        private long lastStep = TotpState.NO_STEP;
        private int drift;
        private boolean confirmReusable;
        private boolean weak;
        private boolean disabled;

        void read(FieldReader in) {
            switch (in.tag()) {
                case ID -> id = Identifiers.authenticator(in.text());
                case NAME -> name = in.text();
                case FACTOR -> factor = Identifiers.bindable(in.oneOf(Factor.values()));
                case CREATED_AT -> createdAt = in.instant();
                case SEALED -> sealed = in.filled();
                case LAST_STEP -> lastStep = in.number();
                case DRIFT -> drift = in.integer();
                case CONFIRM_REUSABLE -> confirmReusable = in.flag();
                case WEAK -> weak = in.flag();
                case DISABLED -> disabled = in.flag();
                default -> parameters.read(in);
            }
        }

        BoundAuthenticator build(FieldReader in) {
            return new BoundAuthenticator(id, factor, name, createdAt, sealed, totp(in), disabled, in.unknown());
        }

        private Optional<TotpState> totp(FieldReader in) {
            if (factor != Factor.TOTP) {
                in.forbid(LAST_STEP, DRIFT, CONFIRM_REUSABLE, WEAK);
            }
            return parameters
                    .build(factor == Factor.TOTP, in)
                    .map(them -> new TotpState(them, lastStep, drift, confirmReusable, weak));
        }
    }
}
