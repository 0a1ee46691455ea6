package dev.mfacore.otp;

/**
 * What an authenticator app is told, as a key URI ({@code otpauth://totp/...}). Writing it is injective and reading it is
 * strict, so that no name can smuggle in another secret (TOTP-17 to TOTP-20). The text form hides the secret.
 *
 * @param issuer who issues the account: not blank, at most 128 characters, well-formed, without colon or control
 *     character
 * @param account whose account: likewise, at most 254 characters
 * @param secret the shared secret
 * @param parameters algorithm, digits and period
 */
public record OtpauthUri(String issuer, String account, OtpSecret secret, TotpParameters parameters) {

    private static final int MAX_ISSUER = 128;
    private static final int MAX_ACCOUNT = 254;

    /** Checks the names. */
    public OtpauthUri {
        requireName(issuer, "issuer", MAX_ISSUER);
        requireName(account, "account", MAX_ACCOUNT);
    }

    /**
     * Writes the URI, with every parameter, so that nothing depends on an app's defaults.
     *
     * @return the URI in ASCII
     */
    public String toUriString() {
        String name = UriText.encode(issuer);
        return "otpauth://totp/" + name + ":" + UriText.encode(account)
                + "?secret=" + secret.revealBase32()
                + "&issuer=" + name
                + "&algorithm=" + parameters.algorithm().name()
                + "&digits=" + parameters.digits()
                + "&period=" + parameters.period().toSeconds();
    }

    /**
     * Reads a URI. Unknown parameters are ignored; known ones must be there at most once and make sense; the issuer may
     * stand in the label, in its parameter, or in both if both agree.
     *
     * @param uri the URI
     * @return what it says
     * @throws IllegalArgumentException if it is no key URI for time-based passwords; the message never quotes it
     */
    public static OtpauthUri parse(String uri) {
        return OtpauthParser.parse(uri);
    }

    @Override
    public String toString() {
        return "OtpauthUri[" + issuer + ", " + account + ", " + parameters + ", secret hidden]";
    }

    private static void requireName(String name, String argument, int longest) {
        if (name.isBlank() || name.length() > longest) {
            throw new IllegalArgumentException(argument + " must not be blank and have at most " + longest
                    + " characters, but has " + name.length());
        }
        if (name.indexOf(':') >= 0 || name.toLowerCase(java.util.Locale.ROOT).contains("%3a")) {
            throw new IllegalArgumentException(
                    argument + " must not contain a colon, which would split the label: replace it");
        }
        if (name.chars().anyMatch(Character::isISOControl) || !UriText.isWellFormed(name)) {
            throw new IllegalArgumentException(
                    argument + " must be well-formed Unicode without control characters: remove them");
        }
    }
}
