package dev.mfacore.server.admin;

import dev.mfacore.server.Readiness;
import dev.mfacore.server.http.ApiResponse;
import dev.mfacore.server.http.HttpProblem;
import dev.mfacore.server.http.Json;
import dev.mfacore.server.http.Route;
import jakarta.inject.Inject;
import java.util.List;

/** Whether the process lives, and whether it should get requests. */
final class HealthRoutes implements AdminRoutes {

    private final Readiness readiness;

    @Inject
    HealthRoutes(Readiness readiness) {
        this.readiness = readiness;
    }

    @Override
    public boolean needKey() {
        return false;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.of("GET", "/healthz", request -> status("up")), Route.of("GET", "/readyz", request -> ready()));
    }

    private ApiResponse ready() {
        if (!readiness.isReady()) {
            throw new HttpProblem(503, "The server is starting, stopping, or cannot reach its store.");
        }
        return status("ready");
    }

    private static ApiResponse status(String status) {
        return ApiResponse.ok(Json.object().put("status", status));
    }
}
