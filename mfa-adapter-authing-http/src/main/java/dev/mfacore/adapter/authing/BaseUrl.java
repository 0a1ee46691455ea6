package dev.mfacore.adapter.authing;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The address that every path is put after. */
final class BaseUrl {

    private static final Set<String> LOOPBACK = Set.of("localhost", "[::1]");

    private BaseUrl() {}

    /** Checks all but the scheme's safety, which a later setting may change, and removes slashes at the end. */
    static URI require(URI url) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (url.getHost() == null || !List.of("http", "https").contains(scheme)) {
            throw new IllegalArgumentException("baseUrl must be https://HOST, with a port or path if need be");
        }
        if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException("baseUrl must have no user info, query or fragment");
        }
        String path = url.getRawPath();
        // A path that resolves to another would let the checks see one address and the server another.
        boolean odd = path.contains("%")
                || path.contains("//") && !path.equals("//")
                || Arrays.stream(path.split("/")).anyMatch(it -> it.equals(".") || it.equals(".."));
        if (odd) {
            throw new IllegalArgumentException("baseUrl must have a plain path, without dots alone and without %");
        }
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        return URI.create(scheme + "://" + url.getHost() + port + path.replaceAll("/+$", ""));
    }

    static boolean isPlain(URI url) {
        return url.getScheme().equals("http");
    }

    static boolean isLoopback(URI url) {
        String host = url.getHost().toLowerCase(Locale.ROOT);
        return LOOPBACK.contains(host) || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
    }
}
