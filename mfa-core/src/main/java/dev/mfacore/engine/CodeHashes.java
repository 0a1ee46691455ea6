package dev.mfacore.engine;

import dev.mfacore.Factor;
import dev.mfacore.Purpose;
import dev.mfacore.Recipient;
import dev.mfacore.engine.crypto.Hmac;
import java.nio.charset.StandardCharsets;

/**
 * Hashes a delivered code together with everything it is bound to, so that a code for another transaction, factor,
 * purpose or recipient cannot match (DOTP-06, DOTP-07, SEC-04).
 */
final class CodeHashes {

    private CodeHashes() {}

    static byte[] of(byte[] userKey, byte[] slot, Factor factor, Purpose purpose, Recipient recipient, String code) {
        return Hmac.of(
                Hmac.derive(userKey, "delivered-code"),
                slot,
                ascii(factor.name()),
                ascii(purpose.name()),
                recipient.identity().getBytes(StandardCharsets.UTF_8),
                code.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
