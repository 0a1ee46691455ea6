package dev.mfacore.adapter.authing;

import java.util.Locale;
import java.util.Set;

/** What may stand in a header that the application adds, and in our own (CLI-08). */
final class HeaderRules {

    private static final String TOKEN_SIGNS = "!#$%&'*+-.^_`|~";
    private static final int LONGEST_ID = 256;

    /** Ours, the connection's, and what would tie calls of several users together. */
    private static final Set<String> TAKEN = Set.of(
            "accept",
            "accept-encoding",
            "authorization",
            "connection",
            "cookie",
            "expect",
            "host",
            "http2-settings",
            "keep-alive",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "user-agent");

    private HeaderRules() {}

    static String requireFree(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (name.isEmpty() || !name.chars().allMatch(HeaderRules::isOfToken)) {
            throw new IllegalArgumentException(
                    "header name must be a token of RFC 9110: letters, digits and " + TOKEN_SIGNS);
        }
        if (TAKEN.contains(lower) || lower.startsWith("x-authing-") || lower.startsWith("content-")) {
            throw new IllegalArgumentException(
                    "header " + lower + " is set by the client itself: there is a setting of its own, or none");
        }
        return lower;
    }

    static String requireValue(String value) {
        boolean plain = value.chars().allMatch(c -> c >= ' ' && c < 0x7F || c == '\t');
        if (!plain || !value.equals(value.strip())) {
            throw new IllegalArgumentException(
                    "header value must be visible ASCII without line breaks and without blanks at its ends");
        }
        return value;
    }

    static String requireId(String value, String argument) {
        boolean plain = value.chars().allMatch(c -> c > ' ' && c < 0x7F);
        if (value.isEmpty() || value.length() > LONGEST_ID || !plain) {
            throw new IllegalArgumentException(
                    argument + " must be 1 to " + LONGEST_ID + " visible ASCII characters without blanks");
        }
        return value;
    }

    private static boolean isOfToken(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || TOKEN_SIGNS.indexOf(c) >= 0;
    }
}
