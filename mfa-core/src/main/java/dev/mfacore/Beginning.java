package dev.mfacore;

import java.time.Instant;
import java.util.List;

/** What the platform has to do after the first factor. */
public sealed interface Beginning
        permits Beginning.SecondFactorRequired, Beginning.EnrolmentRequired, Beginning.NoSecondFactor {

    /**
     * The user has to give a second factor.
     *
     * @param token goes to the client, for the calls of this transaction
     * @param expiresAt when the token dies
     * @param authenticators the user's usable authenticators, recipients masked
     * @param recoveryCodesLeft how many recovery codes the user could fall back on
     */
    record SecondFactorRequired(
            MfaToken token, Instant expiresAt, List<AuthenticatorSummary> authenticators, int recoveryCodesLeft)
            implements Beginning {
        /** Takes a copy of the list. */
        public SecondFactorRequired {
            authenticators = List.copyOf(authenticators);
        }
    }

    /**
     * The policy demands a second factor and the user has none: enrol one with this token, then verify (BIND-08).
     *
     * @param token goes to the client, for the calls of this transaction
     * @param expiresAt when the token dies
     */
    record EnrolmentRequired(MfaToken token, Instant expiresAt) implements Beginning {}

    /** The user has no second factor and the policy demands none: the first factor is all there is. */
    record NoSecondFactor() implements Beginning {}
}
