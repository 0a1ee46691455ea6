package dev.mfacore.engine.state;

import dev.mfacore.otp.OtpAlgorithm;
import dev.mfacore.otp.TotpParameters;
import java.time.Duration;

/** The message of an authenticator app's parameters. */
final class ParametersCodec {

    private static final int ALGORITHM = 1;
    private static final int DIGITS = 3;
    private static final int PERIOD_SECONDS = 5;

    private ParametersCodec() {}

    static byte[] encode(TotpParameters it) {
        return new FieldWriter()
                .choice(ALGORITHM, it.algorithm())
                .number(DIGITS, it.digits())
                .number(PERIOD_SECONDS, it.period().toSeconds())
                .toBytes();
    }

    static TotpParameters decode(byte[] message) {
        OtpAlgorithm algorithm = OtpAlgorithm.SHA1;
        int digits = 0;
        long period = 0;
        FieldReader in = new FieldReader(message);
        while (in.next()) {
            switch (in.tag()) {
                case ALGORITHM -> algorithm = in.oneOf(OtpAlgorithm.values());
                case DIGITS -> digits = in.integer();
                case PERIOD_SECONDS -> period = in.number();
                default -> in.keepUnknown();
            }
        }
        try {
            return new TotpParameters(algorithm, digits, Duration.ofSeconds(period));
        } catch (IllegalArgumentException e) {
            throw new UnreadableStateException("an authenticator's parameters are out of bounds");
        }
    }
}
