package dev.mfacore;

import dev.mfacore.otp.OtpauthUri;
import dev.mfacore.port.QrImage;
import java.time.Instant;
import java.util.Optional;

/** What became of an association: pending, refused, locked, or its code could not be sent. */
public sealed interface Association
        permits Association.AuthenticatorApp, Association.DeliveredCodes, Rejected, Locked, Sending.NotSent {

    /**
     * An authenticator app is pending. Secret, picture and codes are readable only here (BIND-09, REC-06).
     *
     * @param authenticator names it, for confirm
     * @param uri the {@code otpauth} URI with the secret
     * @param qr the URI as a picture, if a renderer was given to the engine
     * @param recoveryCodes new recovery codes, good from the confirmation on (REC-09); empty if the user's set goes on
     * @param expiresAt when the association is void if it has not been confirmed (BIND-03)
     */
    record AuthenticatorApp(
            AuthenticatorId authenticator,
            OtpauthUri uri,
            Optional<QrImage> qr,
            Optional<RecoveryCodes> recoveryCodes,
            Instant expiresAt)
            implements Association {}

    /**
     * A phone or email is pending and a code is on its way to it.
     *
     * @param authenticator names it, for confirm and for sending again
     * @param code what is known of the code that was sent
     * @param recoveryCodes new recovery codes, good from the confirmation on (REC-09); empty if the user's set goes on
     * @param expiresAt when the association is void if it has not been confirmed (BIND-03)
     */
    record DeliveredCodes(
            AuthenticatorId authenticator, Sending.Sent code, Optional<RecoveryCodes> recoveryCodes, Instant expiresAt)
            implements Association {}
}
