package dev.mfacore.engine;

import dev.mfacore.MfaUnavailableException;
import dev.mfacore.UserId;
import dev.mfacore.otp.OtpSecret;
import dev.mfacore.otp.OtpauthUri;
import dev.mfacore.otp.TotpParameters;
import dev.mfacore.port.QrImage;
import dev.mfacore.port.QrRenderer;
import dev.mfacore.port.UserDirectory;
import java.util.Optional;

/** Names issuer and account in the authenticator app. A colon would split the label, so it is replaced (TOTP-19). */
final class Labels {

    private static final int LONGEST_ACCOUNT = 254;
    private static final int LONGEST_PICTURE = 1024;

    private final String issuer;
    private final UserDirectory directory;
    private final Optional<QrRenderer> renderer;

    Labels(EngineParts parts) {
        this.issuer = parts.issuer();
        this.directory = parts.directory();
        this.renderer = parts.qr();
    }

    String account(UserId user) {
        try {
            return directory
                    .find(user)
                    .map(UserDirectory.Entry::accountName)
                    .map(Labels::safe)
                    .filter(name -> !name.isBlank())
                    .orElseGet(() -> safe(user.value()));
        } catch (Exception e) {
            throw new MfaUnavailableException("the user directory failed", e);
        }
    }

    /** The URI, with an account name no longer than what a QR code has room for. */
    OtpauthUri uri(String account, OtpSecret secret, TotpParameters parameters) {
        String name = account.isBlank() ? "account" : account;
        OtpauthUri uri = new OtpauthUri(issuer, name, secret, parameters);
        while (uri.toUriString().length() > LONGEST_PICTURE) {
            name = name.substring(0, name.offsetByCodePoints(name.length(), -1));
            uri = new OtpauthUri(issuer, name, secret, parameters);
        }
        return uri;
    }

    Optional<QrImage> picture(OtpauthUri uri) {
        try {
            return renderer.map(it -> it.render(uri.toUriString()));
        } catch (Exception e) {
            throw new MfaUnavailableException(
                    "the QR renderer failed with " + e.getClass().getName());
        }
    }

    private static String safe(String name) {
        StringBuilder text = new StringBuilder();
        name.codePoints()
                .map(c -> c == ':' ? '-' : c)
                .filter(c -> !Character.isISOControl(c) && !isLoneSurrogate(c))
                .limit(LONGEST_ACCOUNT)
                .forEach(text::appendCodePoint);
        String colonFree = text.toString().replaceAll("(?i)%3a", "-");
        return colonFree.length() <= LONGEST_ACCOUNT ? colonFree : cut(colonFree);
    }

    /** Cuts between characters, not through the middle of a surrogate pair. */
    private static String cut(String name) {
        boolean throughPair = Character.isHighSurrogate(name.charAt(LONGEST_ACCOUNT - 1));
        return name.substring(0, throughPair ? LONGEST_ACCOUNT - 1 : LONGEST_ACCOUNT);
    }

    private static boolean isLoneSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
