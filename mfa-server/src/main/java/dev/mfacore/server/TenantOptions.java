package dev.mfacore.server;

/**
 * What Authing's clients are told.
 *
 * @param userPoolId names the user pool in answers
 * @param appId names the application in answers
 * @param callingCode of phones that come without one, such as {@code +86}
 */
public record TenantOptions(String userPoolId, String appId, String callingCode) {

    /** What a server has if nothing else is said. */
    public static TenantOptions defaults() {
        return new TenantOptions("mfa-server", "mfa-server", "+86");
    }

    /** Checks that there is something in each. */
    public TenantOptions {
        if (userPoolId.isBlank() || appId.isBlank()) {
            throw new IllegalArgumentException(
                    "--user-pool-id and --app-id must not be blank: give what clients are configured with");
        }
        if (!callingCode.matches("\\+[1-9][0-9]{0,2}")) {
            throw new IllegalArgumentException("--calling-code must be a country calling code such as +86");
        }
    }
}
