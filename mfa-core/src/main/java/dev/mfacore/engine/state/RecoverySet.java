package dev.mfacore.engine.state;

import java.util.List;

/**
 * The recovery codes that are left, as hashes. Each code's salt is the set's random salt and the code's own index, so
 * that one code stored twice gives two records (REC-04).
 *
 * @param salt 16 random bytes
 * @param rounds of PBKDF2, or 0 for the keyed hash of long codes (D-17)
 * @param codes the hashes of the unused codes
 * @param unknown optional fields of a newer version
 */
public record RecoverySet(byte[] salt, int rounds, List<Entry> codes, UnknownFields unknown) {

    /**
     * Makes a set.
     *
     * @param salt 16 random bytes
     * @param rounds of PBKDF2, or 0 for the keyed hash of long codes (D-17)
     * @param codes the hashes of the unused codes
     */
    public RecoverySet(byte[] salt, int rounds, List<Entry> codes) {
        this(salt, rounds, codes, UnknownFields.NONE);
    }

    /**
     * One unused code.
     *
     * @param index its place in the set as it was made
     * @param hash its hash
     */
    public record Entry(int index, byte[] hash) {}

    /**
     * Takes a used code out.
     *
     * @param used the code's entry
     * @return the set without it
     */
    public RecoverySet without(Entry used) {
        return new RecoverySet(
                salt,
                rounds,
                codes.stream().filter(c -> c.index() != used.index()).toList(),
                unknown);
    }
}
