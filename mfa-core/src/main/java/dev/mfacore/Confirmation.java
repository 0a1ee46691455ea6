package dev.mfacore;

/** What became of a confirmation: bound, refused or locked. */
public sealed interface Confirmation permits Confirmation.Confirmed, Rejected, Locked {

    /**
     * The authenticator is active from now on.
     *
     * @param authenticator what was bound
     */
    record Confirmed(AuthenticatorSummary authenticator) implements Confirmation {}
}
