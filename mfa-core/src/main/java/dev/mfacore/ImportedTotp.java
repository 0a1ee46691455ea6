package dev.mfacore;

import dev.mfacore.otp.OtpSecret;
import dev.mfacore.otp.TotpParameters;

/**
 * An authenticator app that the user has already, from another system.
 *
 * @param name 1 to 64 characters
 * @param secret its secret: 16 bytes or more, 10 to 15 only if the policy allows legacy imports (TOTP-14)
 * @param parameters its parameters, inside the policy's bounds
 */
public record ImportedTotp(String name, OtpSecret secret, TotpParameters parameters) {

    /** Checks the name. */
    public ImportedTotp {
        Texts.requireName(name);
    }
}
