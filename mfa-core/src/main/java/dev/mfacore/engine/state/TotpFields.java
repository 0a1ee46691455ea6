package dev.mfacore.engine.state;

import dev.mfacore.otp.OtpAlgorithm;
import dev.mfacore.otp.TotpParameters;
import java.time.Duration;
import java.util.Optional;

/**
 * The fields of an authenticator app's parameters. They have the same tags in the messages of a confirmed and of a
 * pending authenticator, 33 to 47, which neither uses otherwise.
 */
final class TotpFields {

    private static final int ALGORITHM = 33;
    private static final int DIGITS = 35;
    private static final int PERIOD_SECONDS = 37;

    private OtpAlgorithm algorithm = OtpAlgorithm.SHA1;
    private int digits;
    private long period;

    static void write(TotpParameters it, FieldWriter out) {
        out.choice(ALGORITHM, it.algorithm())
                .number(DIGITS, it.digits())
                .number(PERIOD_SECONDS, it.period().toSeconds());
    }

    /** Takes the current field, whether it is one of these or unknown. */
    void read(FieldReader in) {
        switch (in.tag()) {
            case ALGORITHM -> algorithm = in.oneOf(OtpAlgorithm.values());
            case DIGITS -> digits = in.integer();
            case PERIOD_SECONDS -> period = in.number();
            default -> in.keepUnknown();
        }
    }

    /** The parameters of an authenticator app, or nothing for another kind, which must not have any. */
    Optional<TotpParameters> build(boolean isApp, FieldReader in) {
        if (!isApp) {
            in.forbid(ALGORITHM, DIGITS, PERIOD_SECONDS);
            return Optional.empty();
        }
        in.require(ALGORITHM, DIGITS, PERIOD_SECONDS);
        try {
            return Optional.of(new TotpParameters(algorithm, digits, Duration.ofSeconds(period)));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new UnreadableStateException("an authenticator's parameters are out of bounds");
        }
    }
}
