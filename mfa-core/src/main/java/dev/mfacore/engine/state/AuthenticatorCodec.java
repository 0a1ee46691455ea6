package dev.mfacore.engine.state;

import dev.mfacore.AuthenticatorId;
import dev.mfacore.Factor;
import dev.mfacore.otp.TotpParameters;
import java.time.Instant;
import java.util.Optional;

/** The message of one confirmed authenticator. */
final class AuthenticatorCodec {

    private static final int ID = 1;
    private static final int FACTOR = 3;
    private static final int NAME = 2;
    private static final int CREATED_AT = 4;
    private static final int SEALED = 5;
    private static final int PARAMETERS = 7;
    private static final int LAST_STEP = 9;
    private static final int DRIFT = 11;
    private static final int CONFIRM_REUSABLE = 13;
    private static final int WEAK = 15;
    private static final int DISABLED = 17;

    private AuthenticatorCodec() {}

    static byte[] encode(BoundAuthenticator it) {
        FieldWriter out = new FieldWriter()
                .text(ID, it.id().value())
                .choice(FACTOR, it.factor())
                .text(NAME, it.name())
                .instant(CREATED_AT, it.createdAt())
                .bytes(SEALED, it.sealed());
        it.totp().ifPresent(totp -> encode(totp, out));
        return out.flag(DISABLED, it.disabled()).raw(it.unknown()).toBytes();
    }

    private static void encode(TotpState totp, FieldWriter out) {
        out.bytes(PARAMETERS, ParametersCodec.encode(totp.parameters()));
        if (totp.lastStep() != TotpState.NO_STEP) {
            out.number(LAST_STEP, totp.lastStep());
        }
        if (totp.drift() != 0) {
            out.number(DRIFT, totp.drift());
        }
        out.flag(CONFIRM_REUSABLE, totp.confirmReusable()).flag(WEAK, totp.weak());
    }

    static BoundAuthenticator decode(byte[] message) {
        Draft draft = new Draft();
        FieldReader in = new FieldReader(message);
        while (in.next()) {
            draft.read(in);
        }
        return draft.build(in.unknown());
    }

    /** The fields as they come in. */
    private static final class Draft {
        private String id = "";
        private Factor factor = Factor.TOTP;
        private String name = "";
        private Instant createdAt = Instant.EPOCH;
        private byte[] sealed = {};
        private Optional<TotpParameters> parameters = Optional.empty();
        private long lastStep = TotpState.NO_STEP;
        private int drift;
        private boolean confirmReusable;
        private boolean weak;
        private boolean disabled;

        void read(FieldReader in) {
            switch (in.tag()) {
                case ID -> id = in.text();
                case FACTOR -> factor = in.oneOf(Factor.values());
                case NAME -> name = in.text();
                case CREATED_AT -> createdAt = in.instant();
                case SEALED -> sealed = in.bytes();
                case PARAMETERS -> parameters = Optional.of(ParametersCodec.decode(in.bytes()));
                case LAST_STEP -> lastStep = in.number();
                case DRIFT -> drift = in.integer();
                case CONFIRM_REUSABLE -> confirmReusable = in.flag();
                case WEAK -> weak = in.flag();
                case DISABLED -> disabled = in.flag();
                default -> in.keepUnknown();
            }
        }

        BoundAuthenticator build(byte[] unknown) {
            Optional<TotpState> totp =
                    parameters.map(them -> new TotpState(them, lastStep, drift, confirmReusable, weak));
            return new BoundAuthenticator(
                    new AuthenticatorId(id), factor, name, createdAt, sealed, totp, disabled, unknown);
        }
    }
}
