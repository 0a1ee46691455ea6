package dev.mfacore.tck.catalogue;

/** How strongly a clause binds. */
public enum Level {
    /** Broken means not conformant. */
    MUST,
    /** Broken means not conformant, unless a documented setting switched it off and the adapter declares the deviation. */
    SHOULD,
    /** Tested only where it is claimed. */
    MAY
}
