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

    static byte[] encode(Factor factor, Throttle it) {
        FieldWriter out = new FieldWriter().choice(FACTOR, factor).number(FAILURES, it.failures());
        it.lockedUntil().ifPresent(until -> out.instant(LOCKED_UNTIL, until));
        return out.flag(DISABLED, it.disabled()).toBytes();
    }

    static Factor factor(byte[] message) {
        FieldReader in = new FieldReader(message);
        while (in.next()) {
            if (in.tag() == FACTOR) {
                return in.oneOf(Factor.values());
            }
        }
        throw new UnreadableStateException("a failure counter names no factor");
    }

    static Throttle decode(byte[] message) {
        int failures = 0;
        Optional<Instant> lockedUntil = Optional.empty();
        boolean disabled = false;
        FieldReader in = new FieldReader(message);
        while (in.next()) {
            switch (in.tag()) {
                case FACTOR -> in.oneOf(Factor.values());
                case FAILURES -> failures = in.integer();
                case LOCKED_UNTIL -> lockedUntil = Optional.of(in.instant());
                case DISABLED -> disabled = in.flag();
                default -> in.keepUnknown();
            }
        }
        return new Throttle(failures, lockedUntil, disabled);
    }
}
