package dev.mfacore;

import java.time.Instant;
import java.util.Optional;

/**
 * What a user may see of one authenticator. Never a secret, a recovery code or a full recipient (BIND-09, SEC-09).
 *
 * @param id names it among the user's authenticators
 * @param factor its kind
 * @param name the name its user gave it
 * @param status whether it can be used
 * @param createdAt when it was associated
 * @param maskedRecipient where its codes go, masked; only for delivered codes
 * @param weak true for an imported secret of fewer than 16 bytes: ask the user to bind anew (TOTP-14)
 */
public record AuthenticatorSummary(
        AuthenticatorId id,
        Factor factor,
        String name,
        Status status,
        Instant createdAt,
        Optional<String> maskedRecipient,
        boolean weak) {

    /** The stages of an authenticator's life. */
    public enum Status {
        /** Associated, not yet confirmed: it verifies nothing (BIND-01). */
        PENDING,
        /** In use. */
        ACTIVE,
        /** Disabled by the hard cap on failures: only binding anew helps (THR-01). */
        DISABLED
    }
}
