package dev.mfacore.tck.clause;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;

/**
 * Sees connections that begin while it is open, and leads them nowhere: those of {@link java.net.Socket}, of {@link
 * java.net.URLConnection} and of HTTP clients of the JDK that are made meanwhile, since all of these ask for a proxy. A
 * bare {@link java.nio.channels.SocketChannel} asks nobody and is not seen.
 */
final class NetworkWatch implements AutoCloseable {

    private final @Nullable ProxySelector before = ProxySelector.getDefault();
    private final Set<String> seen = new ConcurrentSkipListSet<>();

    private NetworkWatch() {}

    static NetworkWatch begin() {
        NetworkWatch watch = new NetworkWatch();
        ProxySelector.setDefault(new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                watch.seen.add(uri.getScheme() + "://" + uri.getHost());
                Proxy.Type type = uri.getScheme().startsWith("http") ? Proxy.Type.HTTP : Proxy.Type.SOCKS;
                // Nobody listens at the discard port.
                return List.of(new Proxy(type, new InetSocketAddress(InetAddress.getLoopbackAddress(), 9)));
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException cause) {}
        });
        return watch;
    }

    Set<String> seen() {
        return Set.copyOf(seen);
    }

    @Override
    public void close() {
        ProxySelector.setDefault(before);
    }
}
