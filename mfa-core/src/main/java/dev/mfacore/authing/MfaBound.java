package dev.mfacore.authing;

/**
 * What a user has bound.
 *
 * @param otp an authenticator app
 * @param face a face
 */
public record MfaBound(boolean otp, boolean face) {}
