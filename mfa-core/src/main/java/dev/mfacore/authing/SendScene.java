package dev.mfacore.authing;

/** What a code is sent for; each channel and generation spells it in its own way on the wire. */
public enum SendScene {
    /** To verify the second factor. */
    VERIFY_MFA,
    /** To bind a factor. */
    BIND_MFA,
    /** To unbind a factor. */
    UNBIND_MFA
}
