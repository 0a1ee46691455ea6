package dev.mfacore.server.http;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/** One listening port with its routes. Safe for use by any number of threads. */
public final class HttpPort implements AutoCloseable {

    private static final System.Logger LOGGER = System.getLogger("dev.mfacore.server");

    /** What keeps a connection open without a request must not hold up the stop. */
    private static final Duration IDLE_WHILE_STOPPING = Duration.ofMillis(100);

    /** A user id may hold a slash or a percent sign, and routes compare addresses as they were sent. */
    private static final UriCompliance ADDRESSES = UriCompliance.DEFAULT.with(
            "MFA", UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR, UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING);

    private final String name;
    private final HttpAddress address;
    private final Server server;
    private final ServerConnector connector;

    /** Makes a port; {@link #start()} opens it. */
    public HttpPort(
            String name, HttpAddress address, RouteTable table, HttpLimits limits, Consumer<AccessRecord> access) {
        this.name = name;
        this.address = address;
        QueuedThreadPool threads = new QueuedThreadPool(limits.threads());
        threads.setName("mfa-" + name);
        ScheduledExecutorScheduler scheduler = new ScheduledExecutorScheduler("mfa-" + name + "-timer", true);
        this.server = new Server(threads, scheduler, null);
        this.connector = new ServerConnector(server, factories(address, limits));
        connector.setHost(address.host());
        connector.setPort(address.port());
        connector.setIdleTimeout(limits.idleTime().toMillis());
        connector.setShutdownIdleTimeout(IDLE_WHILE_STOPPING.toMillis());
        connector.addBean(new SlowConnectionGuard(scheduler, limits.requestTime()));
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(limits.connections(), connector));
        server.setErrorHandler(new PlainErrors());
        server.setStopTimeout(limits.drainTime().toMillis());
        server.setHandler(new GracefulHandler(
                new RoutingHandler(name, table, limits, new ClientAddress(address.behindProxy()), access)));
    }

    /**
     * Opens the port.
     *
     * @throws PortException if that is not possible
     */
    public void start() {
        try {
            connector.open();
            server.start();
        } catch (IOException e) {
            throw new PortException(
                    "the " + name + " port cannot listen on " + address.host() + ":" + address.port()
                            + ": choose another one, or 0 for any free one",
                    e);
        } catch (Exception e) {
            throw new PortException("the " + name + " port cannot start: " + e.getMessage(), e);
        }
    }

    /** Returns where the port listens, once it does. */
    public URI uri() {
        String scheme = address.tls().isPresent() ? "https" : "http";
        String host = address.host().indexOf(':') >= 0 ? "[" + address.host() + "]" : address.host();
        return URI.create(scheme + "://" + host + ":" + connector.getLocalPort());
    }

    /** Takes no further request, lets those at work finish, and closes. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            LOGGER.log(System.Logger.Level.WARNING, "the " + name + " port cut requests off while stopping", e);
        }
    }

    private static ConnectionFactory[] factories(HttpAddress address, HttpLimits limits) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setRequestHeaderSize(limits.headerBytes());
        http.setHttpCompliance(HttpCompliance.RFC9110);
        http.setUriCompliance(ADDRESSES);
        // Else an earlier header of the connection that is a beginning of a later one lends it its letters' case.
        http.setHeaderCacheCaseSensitive(true);
        if (address.tls().isPresent()) {
            SecureRequestCustomizer secure = new SecureRequestCustomizer();
            secure.setSniHostCheck(false);
            http.addCustomizer(secure);
            return new ConnectionFactory[] {
                new SslConnectionFactory(TlsKeys.contextFactory(address.tls().get()), "http/1.1"),
                new HttpConnectionFactory(http)
            };
        }
        return new ConnectionFactory[] {new HttpConnectionFactory(http)};
    }
}
