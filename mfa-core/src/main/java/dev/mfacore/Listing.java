package dev.mfacore;

import java.util.List;

/** The answer to list: the user's authenticators, or a refusal. */
public sealed interface Listing permits Listing.Authenticators, Rejected {

    /**
     * The user's authenticators.
     *
     * @param authenticators bound and pending ones, in the order of their making
     * @param recoveryCodesLeft how many recovery codes the user has left
     */
    record Authenticators(List<AuthenticatorSummary> authenticators, int recoveryCodesLeft) implements Listing {
        /** Takes a copy of the list. */
        public Authenticators {
            authenticators = List.copyOf(authenticators);
        }
    }
}
