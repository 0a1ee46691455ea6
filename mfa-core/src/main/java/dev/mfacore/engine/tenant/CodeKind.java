package dev.mfacore.engine.tenant;

import dev.mfacore.Factor;
import dev.mfacore.authing.FactorType;
import java.util.Optional;

/** The kinds of code, each with Authing's codes for a wrong one and for what is taken (design: one answer, SEC-08). */
enum CodeKind {
    TOTP(Factor.TOTP, Refused.WRONG_TOTP, Refused.TOO_MANY),
    SMS(Factor.SMS, Refused.WRONG_PASS_CODE, Refused.PHONE_TAKEN),
    EMAIL(Factor.EMAIL, Refused.WRONG_PASS_CODE, Refused.EMAIL_TAKEN),
    RECOVERY(Factor.RECOVERY_CODE, Refused.WRONG_RECOVERY_CODE, Refused.TOO_MANY);

    private final Factor factor;
    private final Refused wrong;
    private final Refused taken;

    CodeKind(Factor factor, Refused wrong, Refused taken) {
        this.factor = factor;
        this.wrong = wrong;
        this.taken = taken;
    }

    Factor factor() {
        return factor;
    }

    Refused wrong() {
        return wrong;
    }

    Refused taken() {
        return taken;
    }

    /** The kind of code of a factor in Authing's words; none for a face. */
    static Optional<CodeKind> of(FactorType type) {
        return switch (type) {
            case OTP -> Optional.of(TOTP);
            case SMS -> Optional.of(SMS);
            case EMAIL -> Optional.of(EMAIL);
            case FACE -> Optional.empty();
        };
    }
}
