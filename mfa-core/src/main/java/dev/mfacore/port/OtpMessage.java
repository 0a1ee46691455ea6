package dev.mfacore.port;

import dev.mfacore.Purpose;
import dev.mfacore.Recipient;
import dev.mfacore.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * A code on its way to a recipient. The text form hides the code.
 *
 * @param id random and unique to this sending, so that a channel can recognise a repetition
 * @param user whose code; empty for an unattached one, which belongs to no user yet
 * @param recipient where to: a phone or an email address
 * @param purpose what for; a good text tells the user, who may not have asked for it. An unattached code says SIGN_IN,
 *     and may bind as well
 * @param code the code's digits
 * @param expiresAt from when on the code is refused
 */
public record OtpMessage(
        String id, Optional<UserId> user, Recipient recipient, Purpose purpose, String code, Instant expiresAt) {

    @Override
    public String toString() {
        return "OtpMessage[" + id + ", " + recipient.masked() + ", " + purpose + ", code hidden]";
    }
}
