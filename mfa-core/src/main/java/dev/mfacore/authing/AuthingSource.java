package dev.mfacore.authing;

/** Who wants the authenticator ({@code source} on the wire). */
public enum AuthingSource {
    /** The user, in the personal centre. */
    SELF,
    /** The application, which demands a second factor. */
    APPLICATION
}
