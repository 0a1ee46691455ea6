package dev.mfacore.engine.state;

import dev.mfacore.Factor;
import java.time.Instant;
import java.util.Optional;

/** The message of one factor's failure counter. */
final class ThrottleCodec {

    private static final int FACTOR = 1;
    private static final int FAILURES = 3;
    private static final int LOCKED_UNTIL = 5;
    private static final int DISABLED = 7;

    private ThrottleCodec() {}

    /** A counter and the factor it counts for. */
    record Named(Factor factor, Throttle throttle) {}

    static void encode(Factor factor, Throttle it, FieldWriter out) {
        out.choice(FACTOR, factor).number(FAILURES, it.failures());
        it.lockedUntil().ifPresent(until -> out.instant(LOCKED_UNTIL, until));
        out.flag(DISABLED, it.disabled()).unknown(it.unknown());
    }

    static Named decode(FieldReader in) {
        Factor factor = Factor.TOTP;
        int failures = 0;
        Optional<Instant> lockedUntil = Optional.empty();
        boolean disabled = false;
        while (in.next()) {
            switch (in.tag()) {
                case FACTOR -> factor = in.oneOf(Factor.values());
                case FAILURES -> failures = in.count();
                case LOCKED_UNTIL -> lockedUntil = Optional.of(in.instant());
                case DISABLED -> disabled = in.flag();
                default -> in.keepUnknown();
            }
        }
        in.require(FACTOR, FAILURES);
        return new Named(factor, new Throttle(failures, lockedUntil, disabled, in.unknown()));
    }
}
