package dev.mfacore.server.cli;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;

/** Rules for the addresses that flags name. */
final class Addresses {

    private Addresses() {}

    /** Says whether a host is this machine and nothing else. */
    static boolean isLoopback(String host) {
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (!address.isLoopbackAddress()) {
                    return false;
                }
            }
            return true;
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(host + " is no host that this machine knows: check the name");
        }
    }

    /** Secrets go over TLS, or do not leave this machine. */
    static URI requireShielded(String flag, URI url) {
        requireScheme(flag, url, List.of("https", "http"));
        if ("http".equals(url.getScheme()) && !isLoopback(url.getHost())) {
            throw new IllegalArgumentException(flag + " must be https, unless it is on this machine");
        }
        return url;
    }

    static void requireScheme(String flag, URI url, List<String> schemes) {
        if (url.getHost() == null || !schemes.contains(url.getScheme()) || url.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    flag + " must begin with " + String.join(":// or ", schemes) + ":// and name a host, no user");
        }
    }
}
