package dev.mfacore.otp;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads key URIs by RFC 3986 and the key URI format of Google Authenticator's wiki. */
final class OtpauthParser {

    /** Above the longest URI that can be written: names of 128 and 254 characters, escaped to nine each. */
    private static final int MAX_LENGTH = 8192;

    private static final String START = "otpauth://totp/";
    private static final Set<String> KNOWN = Set.of("secret", "issuer", "algorithm", "digits", "period");

    private OtpauthParser() {}

    static OtpauthUri parse(String uri) {
        if (uri.length() > MAX_LENGTH || !uri.regionMatches(true, 0, START, 0, START.length())) {
            throw new IllegalArgumentException(
                    "the URI must begin with " + START + " and have at most " + MAX_LENGTH + " characters");
        }
        int query = uri.indexOf('?');
        if (query < 0 || uri.indexOf('#') >= 0) {
            throw new IllegalArgumentException("the URI must have a query with a secret, and no fragment");
        }
        Map<String, String> parameters = parameters(uri.substring(query + 1));
        String[] label = label(uri.substring(START.length(), query));
        return new OtpauthUri(
                issuer(label, parameters), label[label.length - 1], secret(parameters), parameters(parameters));
    }

    /**
     * Account alone, or issuer and account. The colon may be escaped. Spaces after it are the account's own: an account
     * that begins with one must be read as it was written (TOTP-18).
     */
    private static String[] label(String encoded) {
        if (encoded.indexOf('/') >= 0) {
            throw new IllegalArgumentException("the URI's label must not contain a slash");
        }
        String[] parts = UriText.decode(encoded).split(":", -1);
        if (parts.length > 2) {
            throw new IllegalArgumentException("the URI's label must contain one colon at most");
        }
        return parts;
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = UriText.decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : UriText.decode(pair.substring(equals + 1));
            if (KNOWN.contains(name) && parameters.put(name, value) != null) {
                throw new IllegalArgumentException("the URI has more than one parameter " + name);
            }
        }
        return parameters;
    }

    private static String issuer(String[] label, Map<String, String> parameters) {
        Optional<String> prefix = label.length == 2 ? Optional.of(label[0]) : Optional.empty();
        Optional<String> parameter = Optional.ofNullable(parameters.get("issuer"));
        if (prefix.isPresent() && parameter.isPresent() && !prefix.equals(parameter)) {
            throw new IllegalArgumentException("the URI names two different issuers");
        }
        return parameter.or(() -> prefix).orElseThrow(() -> new IllegalArgumentException("the URI names no issuer"));
    }

    private static OtpSecret secret(Map<String, String> parameters) {
        String secret = parameters.get("secret");
        if (secret == null) {
            throw new IllegalArgumentException("the URI has no secret");
        }
        return OtpSecret.ofBase32(secret);
    }

    private static TotpParameters parameters(Map<String, String> parameters) {
        TotpParameters defaults = TotpParameters.defaults();
        return new TotpParameters(
                algorithm(parameters.getOrDefault(
                        "algorithm", defaults.algorithm().name())),
                number(parameters, "digits", defaults.digits()),
                Duration.ofSeconds(
                        number(parameters, "period", (int) defaults.period().toSeconds())));
    }

    private static OtpAlgorithm algorithm(String name) {
        // Not by upper-casing any text: that makes an S of a long s.
        if (!name.matches("(?i)SHA(1|256|512)")) {
            throw new IllegalArgumentException("the URI's algorithm must be SHA1, SHA256 or SHA512");
        }
        return OtpAlgorithm.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static int number(Map<String, String> parameters, String name, int fallback) {
        String text = parameters.get(name);
        if (text == null) {
            return fallback;
        }
        if (!text.matches("[0-9]{1,6}")) {
            throw new IllegalArgumentException("the URI's parameter " + name + " must be a number");
        }
        return Integer.parseInt(text);
    }
}
