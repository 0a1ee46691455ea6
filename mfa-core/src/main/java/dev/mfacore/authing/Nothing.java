package dev.mfacore.authing;

/** The data of an answer that carries none. */
public enum Nothing {
    /** The only one. */
    NOTHING
}
