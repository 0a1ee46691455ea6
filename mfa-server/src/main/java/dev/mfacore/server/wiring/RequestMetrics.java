package dev.mfacore.server.wiring;

import dev.mfacore.server.http.AccessRecord;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Times requests by port, method, route and status: {@code http.server.requests}. */
final class RequestMetrics implements Consumer<AccessRecord> {

    /** Whatever else a client calls its method is one value, lest clients make meters. */
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH");

    private final MeterRegistry registry;

    /** The registry's own look-up sorts and compares all tags anew for each request. */
    private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

    private record Kind(String port, String method, String route, int status) {}

    RequestMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void accept(AccessRecord record) {
        String method = METHODS.contains(record.method()) ? record.method() : "other";
        Kind kind = new Kind(record.port(), method, record.route().orElse("none"), record.status());
        timers.computeIfAbsent(kind, this::timer).record(record.time());
    }

    private Timer timer(Kind kind) {
        return registry.timer(
                "http.server.requests",
                "port",
                kind.port,
                "method",
                kind.method,
                "route",
                kind.route,
                "status",
                Integer.toString(kind.status));
    }
}
