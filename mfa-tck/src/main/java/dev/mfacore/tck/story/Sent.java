package dev.mfacore.tck.story;

import dev.mfacore.Recipient;
import java.time.Instant;

/**
 * A delivered code.
 *
 * @param code the digits
 * @param to whom it reached
 * @param end when it ends
 * @param tries the wrong ones since
 */
record Sent(String code, Recipient to, Instant end, Strikes tries) {

    Sent tried(boolean certain) {
        return new Sent(code, to, end, tries.more(certain));
    }
}
