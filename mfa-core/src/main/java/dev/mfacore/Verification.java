package dev.mfacore;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What became of a verification: {@link Verified}, {@link Rejected} or {@link Locked}. Wrong, expired, replayed and
 * unknown are one answer (SEC-08); the operator's event tells them apart.
 */
public sealed interface Verification permits Verification.Verified, Rejected, Locked {

    /**
     * The second factor was given. The transaction is used up (TXN-03).
     *
     * @param user whose second factor it was
     * @param factor which kind
     * @param proof shows it to operations that ask for a fresh second factor
     * @param recoveryCodesLeft how many recovery codes are left, after a recovery
     * @param replacement the new recovery code where the policy keeps one code and replaces it on use; shown only here
     */
    record Verified(
            UserId user,
            Factor factor,
            SecondFactorProof.Sealed proof,
            OptionalInt recoveryCodesLeft,
            Optional<RecoveryCodes> replacement)
            implements Verification {}
}
