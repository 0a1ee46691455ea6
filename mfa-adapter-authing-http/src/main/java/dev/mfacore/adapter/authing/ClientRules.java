package dev.mfacore.adapter.authing;

import java.net.http.HttpClient;
import java.util.Locale;

/** What would break the client's promises from outside: a custom client's settings, and switches of the JDK. */
final class ClientRules {

    private static final String RETRY_ALL = "jdk.httpclient.enableAllMethodRetry";
    private static final String NO_NAMES = "jdk.internal.httpclient.disableHostnameVerification";

    private ClientRules() {}

    static HttpClient require(HttpClient client) {
        if (client.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException(
                    "httpClient must follow no redirects, which would carry credentials elsewhere: build it with"
                            + " followRedirects(HttpClient.Redirect.NEVER)");
        }
        if (client.authenticator().isPresent()) {
            throw new IllegalArgumentException("httpClient must have no authenticator, which would send a call twice:"
                    + " build it without, and add a fixed header instead");
        }
        if (client.cookieHandler().isPresent()) {
            throw new IllegalArgumentException(
                    "httpClient must have no cookie handler, which would tie the calls of several users together:"
                            + " build it without");
        }
        return client;
    }

    /** CLI-05 and CLI-01 hold against switches of the whole JVM too. */
    static void requireSafeJvm() {
        if (isOn(RETRY_ALL)) {
            throw new IllegalStateException("system property " + RETRY_ALL
                    + " is on, so the JDK would send verifications twice: start the JVM without it");
        }
        if (isOn(NO_NAMES)) {
            throw new IllegalStateException("system property " + NO_NAMES
                    + " is on, so the JDK would accept any host's certificate: start the JVM without it");
        }
    }

    private static boolean isOn(String property) {
        String value = System.getProperty(property);
        return value != null
                && (value.isEmpty() || value.toLowerCase(Locale.ROOT).equals("true"));
    }
}
