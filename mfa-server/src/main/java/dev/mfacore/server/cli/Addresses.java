package dev.mfacore.server.cli;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/** Rules for the addresses that flags name. */
final class Addresses {

    private Addresses() {}

    /** Says whether a host is this machine and nothing else. A name that is not known is not. */
    static boolean isLoopback(String host) {
        try {
            return Stream.of(InetAddress.getAllByName(host)).allMatch(InetAddress::isLoopbackAddress);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    static void requireKnown(String flag, String host) {
        try {
            InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(
                    flag + " " + host + " is no host that this machine knows: check the name");
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
