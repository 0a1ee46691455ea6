package dev.mfacore.authing;

/**
 * Which kinds of second factor a user could answer with.
 *
 * @param otp an authenticator app
 * @param face a face
 * @param sms codes by SMS
 * @param email codes by email
 */
public record UserMfaInfo(boolean otp, boolean face, boolean sms, boolean email) {}
