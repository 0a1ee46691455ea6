package dev.mfacore.server.wiring;

import dev.mfacore.server.http.AccessRecord;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.function.Consumer;

/** Times requests by port, method, route and status: {@code http.server.requests}. */
final class RequestMetrics implements Consumer<AccessRecord> {

    /** Whatever else a client calls its method is one value, lest clients make meters. */
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH");

    private final MeterRegistry registry;

    RequestMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void accept(AccessRecord record) {
        registry.timer(
                        "http.server.requests",
                        "port",
                        record.port(),
                        "method",
                        METHODS.contains(record.method()) ? record.method() : "other",
                        "route",
                        record.route().orElse("none"),
                        "status",
                        Integer.toString(record.status()))
                .record(record.time());
    }
}
