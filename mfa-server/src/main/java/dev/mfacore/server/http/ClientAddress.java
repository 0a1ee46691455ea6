package dev.mfacore.server.http;

import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;

/**
 * Says where a request came from. Forwarding headers count only behind a proxy, and of {@code X-Forwarded-For} only the
 * last entry, the one that our own proxy wrote: all others are the client's own word (SRV-04).
 */
final class ClientAddress {

    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f.:]{2,45}");

    private final boolean behindProxy;

    ClientAddress(boolean behindProxy) {
        this.behindProxy = behindProxy;
    }

    String of(String peer, HttpFields headers) {
        if (!behindProxy) {
            return peer;
        }
        List<String> forwarded = headers.getCSV("X-Forwarded-For", false);
        String last = forwarded.isEmpty() ? "" : forwarded.get(forwarded.size() - 1);
        return ADDRESS.matcher(last).matches() ? last : peer;
    }
}
