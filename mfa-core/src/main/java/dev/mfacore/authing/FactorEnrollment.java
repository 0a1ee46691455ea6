package dev.mfacore.authing;

import java.util.Optional;

/**
 * A factor whose enrolment has begun.
 *
 * @param enrollmentToken goes back with the code
 * @param otp for an authenticator app, what to show; readable only here
 */
public record FactorEnrollment(SecretText enrollmentToken, Optional<OtpData> otp) {

    /**
     * What an authenticator app needs.
     *
     * @param qrCodeUri the {@code otpauth} URI, which alone holds the secret
     * @param qrCodeDataUrl the URI as a picture, in a {@code data:} URL
     * @param recoveryCode the recovery code; empty text if the user's own goes on
     */
    public record OtpData(SecretText qrCodeUri, SecretText qrCodeDataUrl, SecretText recoveryCode) {}
}
