package dev.mfacore.engine.state;

import dev.mfacore.AuthenticatorId;
import dev.mfacore.Factor;
import java.time.Instant;
import java.util.Optional;

/**
 * A confirmed authenticator.
 *
 * @param id names it within the user
 * @param factor its kind
 * @param name what its user calls it
 * @param createdAt when it was associated
 * @param sealed the sealed secret, or the sealed recipient
 * @param totp what only an authenticator app has
 * @param disabled whether the hard cap was reached
 * @param unknown optional fields of a newer version
 */
public record BoundAuthenticator(
        AuthenticatorId id,
        Factor factor,
        String name,
        Instant createdAt,
        byte[] sealed,
        Optional<TotpState> totp,
        boolean disabled,
        UnknownFields unknown) {

    /**
     * Makes an authenticator that can be used.
     *
     * @param id names it within the user
     * @param factor its kind
     * @param name what its user calls it
     * @param createdAt when it was associated
     * @param sealed the sealed secret, or the sealed recipient
     * @param totp what only an authenticator app has
     */
    public BoundAuthenticator(
            AuthenticatorId id,
            Factor factor,
            String name,
            Instant createdAt,
            byte[] sealed,
            Optional<TotpState> totp) {
        this(id, factor, name, createdAt, sealed, totp, false, UnknownFields.NONE);
    }

    /**
     * Replaces what only an authenticator app has.
     *
     * @param state the new part
     * @return the authenticator with that part
     */
    public BoundAuthenticator with(TotpState state) {
        return new BoundAuthenticator(id, factor, name, createdAt, sealed, Optional.of(state), disabled, unknown);
    }

    /**
     * Replaces the sealed text.
     *
     * @param text the new sealed text
     * @return the authenticator with that text
     */
    public BoundAuthenticator resealed(byte[] text) {
        return new BoundAuthenticator(id, factor, name, createdAt, text, totp, disabled, unknown);
    }

    /**
     * Disables the authenticator for good (THR-01).
     *
     * @return the authenticator, disabled
     */
    public BoundAuthenticator disable() {
        return new BoundAuthenticator(id, factor, name, createdAt, sealed, totp, true, unknown);
    }
}
