package dev.mfacore.tck.story;

import dev.mfacore.Factor;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the token of a transaction is worth.
 *
 * @param user whose
 * @param epoch how often all of the user's transactions had been voided when it began
 * @param end when it ends
 * @param over whether it was completed
 * @param touched whether the service had to write it down
 * @param failures in it
 * @param codes delivered in it, the newest of each kind
 */
record Token(
        String user, int epoch, Instant end, boolean over, boolean touched, Strikes failures, Map<Factor, Sent> codes) {

    Token completed() {
        return new Token(user, epoch, end, true, true, failures, codes);
    }

    Token failed(boolean certain) {
        return new Token(user, epoch, end, over, true, failures.more(certain), codes);
    }

    /** With another code of a kind, or with none. */
    Token with(Factor factor, Optional<Sent> code) {
        Map<Factor, Sent> all = new EnumMap<>(Factor.class);
        all.putAll(codes);
        code.ifPresentOrElse(it -> all.put(factor, it), () -> all.remove(factor));
        return new Token(user, epoch, end, over, true, failures, all);
    }
}
