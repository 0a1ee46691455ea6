package dev.mfacore.engine.remote;

import dev.mfacore.Association;
import dev.mfacore.MfaUnavailableException;
import dev.mfacore.RecoveryCodes;
import dev.mfacore.authing.SecretText;
import dev.mfacore.authing.TotpAssociation;
import dev.mfacore.otp.OtpSecret;
import dev.mfacore.otp.OtpauthUri;
import dev.mfacore.port.QrImage;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what associating an app gave. Picture and text have to show one secret, or the user scans what never fits. */
final class Enrolments {

    private static final Pattern DATA_URL = Pattern.compile("data:(image/[a-z0-9.+-]+);base64,([A-Za-z0-9+/]+={0,2})");

    private Enrolments() {}

    static Association.AuthenticatorApp of(TotpAssociation given, Instant expiresAt) {
        OtpauthUri uri = read(() -> OtpauthUri.parse(given.qrCodeUri().value()), "otpauth URI");
        OtpSecret secret = read(() -> OtpSecret.ofBase32(given.secret().value()), "secret");
        if (!secret.equals(uri.secret())) {
            throw new MfaUnavailableException("the tenant's otpauth URI holds another secret than stands beside it");
        }
        return new Association.AuthenticatorApp(
                Ids.APP, uri, picture(given.qrCodeDataUrl()), recoveryCodes(given.recoveryCode()), expiresAt);
    }

    /** Why it cannot be read is left out: a reader's message may quote a part of it. */
    private static <T> T read(Supplier<T> reader, String what) {
        try {
            return reader.get();
        } catch (IllegalArgumentException e) {
            throw new MfaUnavailableException("the tenant's " + what + " of an association cannot be read");
        }
    }

    /** Without a picture that can be read, the application draws the URI itself. */
    private static Optional<QrImage> picture(SecretText dataUrl) {
        Matcher parts = DATA_URL.matcher(dataUrl.value());
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new QrImage(parts.group(1), Base64.getDecoder().decode(parts.group(2))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static Optional<RecoveryCodes> recoveryCodes(SecretText code) {
        return code.value().isBlank() ? Optional.empty() : Optional.of(new RecoveryCodes(List.of(code.value())));
    }
}
