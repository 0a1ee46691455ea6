package dev.mfacore;

/** What became of an unbinding: gone, refused or locked. */
public sealed interface Unbinding permits Unbinding.Unbound, Rejected, Locked {

    /**
     * The authenticator is gone, and with it every open transaction, sealed proof and pending association (BIND-07).
     *
     * @param authenticatorsLeft how many confirmed authenticators the user still has
     */
    record Unbound(int authenticatorsLeft) implements Unbinding {}
}
