package dev.mfacore;

/** What became of a regeneration of recovery codes: new codes, refused or locked. */
public sealed interface Regeneration permits Regeneration.Regenerated, Rejected, Locked {

    /**
     * The new set is good and the old one void (REC-05).
     *
     * @param recoveryCodes the new codes, readable only here
     */
    record Regenerated(RecoveryCodes recoveryCodes) implements Regeneration {}
}
