package dev.mfacore.authing;

/**
 * What associating an authenticator app gives, readable only here.
 *
 * @param secret the secret in Base32
 * @param qrCodeUri the {@code otpauth} URI
 * @param qrCodeDataUrl the URI as a picture, in a {@code data:} URL
 * @param recoveryCode the recovery code; empty text if the user's own goes on
 */
public record TotpAssociation(
        SecretText secret, SecretText qrCodeUri, SecretText qrCodeDataUrl, SecretText recoveryCode) {}
