package dev.mfacore;

/**
 * The call was refused, for a reason that may be shown to a stranger.
 *
 * @param reason why
 */
public record Rejected(Reason reason)
        implements Verification, Association, Confirmation, Unbinding, Regeneration, Sending, Listing, BindableAnswer {

    /** Why a call was refused. */
    public enum Reason {
        /** The mfaToken is not alive: unknown, altered, expired, used, failed too often, or voided. Sign in anew. */
        INVALID_TOKEN,
        /** The code was not accepted: wrong, expired, used, malformed, or there is nothing it could match. */
        INVALID_CODE,
        /** A fresh second-factor proof is needed, and none that holds was given. */
        PROOF_REQUIRED,
        /** The policy, the kind of caller, or the state of the account does not allow this operation. */
        NOT_PERMITTED,
        /** The user has as many authenticators of this kind as the policy allows: unbind one first. */
        TOO_MANY_AUTHENTICATORS,
        /** The phone or email cannot be bound to this account. */
        NOT_BINDABLE,
        /** The user has no authenticator of this id. */
        UNKNOWN_AUTHENTICATOR
    }
}
