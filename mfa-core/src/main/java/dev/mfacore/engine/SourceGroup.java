package dev.mfacore.engine;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Names the unit that a quota by client address counts for: an IPv6 address counts with its /64, which one customer
 * commands (THR-10); every other text counts by itself. No name is looked up.
 */
final class SourceGroup {

    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:][0-9a-fA-F:.]*");
    private static final int PREFIX_BYTES = 8;

    private SourceGroup() {}

    static String of(String source) {
        String address = source.contains("%") ? source.substring(0, source.indexOf('%')) : source;
        if (!address.contains(":") || !IPV6.matcher(address).matches()) {
            return source;
        }
        try {
            InetAddress parsed = InetAddress.getByName(address);
            byte[] bytes = parsed.getAddress();
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(bytes, PREFIX_BYTES)) + "::/64"
                    : parsed.getHostAddress();
        } catch (UnknownHostException e) {
            return source; // not an address after all
        }
    }
}
