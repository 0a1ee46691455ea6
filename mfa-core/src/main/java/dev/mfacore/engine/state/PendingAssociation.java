package dev.mfacore.engine.state;

import dev.mfacore.AuthenticatorId;
import dev.mfacore.Factor;
import dev.mfacore.otp.TotpParameters;
import java.time.Instant;
import java.util.Optional;

/**
 * An association that waits for its first code (BIND-01 to BIND-03).
 *
 * @param id names it within the user, and stays its name when bound
 * @param factor its kind
 * @param name what its user calls it
 * @param createdAt when it was associated
 * @param expiresAt from when on it is void
 * @param owner hash that names the session or transaction it belongs to
 * @param proved whether a second factor was proved when it was made (BIND-04)
 * @param sealed the sealed secret, or the sealed recipient
 * @param totp algorithm, digits and period of an authenticator app
 * @param failures wrong codes so far
 * @param sends how many codes were sent
 * @param challenge the code that was delivered
 * @param recovery the recovery codes that come into force with it (REC-09)
 * @param unknown optional fields of a newer version
 */
public record PendingAssociation(
        AuthenticatorId id,
        Factor factor,
        String name,
        Instant createdAt,
        Instant expiresAt,
        byte[] owner,
        boolean proved,
        byte[] sealed,
        Optional<TotpParameters> totp,
        int failures,
        int sends,
        Optional<Challenge> challenge,
        Optional<RecoverySet> recovery,
        UnknownFields unknown) {

    /**
     * Makes an association.
     *
     * @param id names it within the user, and stays its name when bound
     * @param factor its kind
     * @param name what its user calls it
     * @param createdAt when it was associated
     * @param expiresAt from when on it is void
     * @param owner hash that names the session or transaction it belongs to
     * @param proved whether a second factor was proved when it was made (BIND-04)
     * @param sealed the sealed secret, or the sealed recipient
     * @param totp algorithm, digits and period of an authenticator app
     * @param failures wrong codes so far
     * @param sends how many codes were sent
     * @param challenge the code that was delivered
     * @param recovery the recovery codes that come into force with it
     */
    public PendingAssociation(
            AuthenticatorId id,
            Factor factor,
            String name,
            Instant createdAt,
            Instant expiresAt,
            byte[] owner,
            boolean proved,
            byte[] sealed,
            Optional<TotpParameters> totp,
            int failures,
            int sends,
            Optional<Challenge> challenge,
            Optional<RecoverySet> recovery) {
        this(
                id,
                factor,
                name,
                createdAt,
                expiresAt,
                owner,
                proved,
                sealed,
                totp,
                failures,
                sends,
                challenge,
                recovery,
                UnknownFields.NONE);
    }

    /**
     * Counts one wrong code.
     *
     * @param maxFailures how many a delivered code survives, less one
     * @return the association with one more failure
     */
    public PendingAssociation failed(int maxFailures) {
        return copy(sealed, failures + 1, sends, challenge.map(c -> c.failed(maxFailures)));
    }

    /**
     * Puts a delivered code in, in place of the former one (DOTP-05).
     *
     * @param next the new code
     * @return the association with that code
     */
    public PendingAssociation with(Challenge next) {
        return copy(sealed, failures, sends, Optional.of(next));
    }

    /**
     * Counts one send.
     *
     * @return the association with one more send
     */
    public PendingAssociation sent() {
        return copy(sealed, failures, sends + 1, challenge);
    }

    /**
     * Replaces the sealed text.
     *
     * @param text the new sealed text
     * @return the association with that text
     */
    public PendingAssociation resealed(byte[] text) {
        return copy(text, failures, sends, challenge);
    }

    private PendingAssociation copy(byte[] text, int failed, int sent, Optional<Challenge> code) {
        return new PendingAssociation(
                id, factor, name, createdAt, expiresAt, owner, proved, text, totp, failed, sent, code, recovery,
                unknown);
    }
}
