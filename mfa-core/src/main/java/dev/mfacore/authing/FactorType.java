package dev.mfacore.authing;

/** Authing's kinds of second factor ({@code factorType} and {@code mfaPolicy} on the wire). */
public enum FactorType {
    /** An authenticator app. */
    OTP,
    /** Codes by SMS. */
    SMS,
    /** Codes by email. */
    EMAIL,
    /** A picture of the user's face; no local engine offers it. */
    FACE
}
