package dev.mfacore.server.admin;

import dev.mfacore.server.http.ApiResponse;
import dev.mfacore.server.http.Route;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.inject.Inject;
import java.util.List;

/** The meters in the text format of Prometheus. */
final class MetricsRoutes implements AdminRoutes {

    private final PrometheusMeterRegistry registry;

    @Inject
    MetricsRoutes(PrometheusMeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public boolean needKey() {
        return false;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.of(
                "GET",
                "/metrics",
                request -> ApiResponse.text("text/plain; version=0.0.4; charset=utf-8", registry.scrape())));
    }
}
