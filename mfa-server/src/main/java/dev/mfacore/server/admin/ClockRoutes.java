package dev.mfacore.server.admin;

import dev.mfacore.server.ServerClock;
import dev.mfacore.server.ServerOptions;
import dev.mfacore.server.http.ApiRequest;
import dev.mfacore.server.http.ApiResponse;
import dev.mfacore.server.http.HttpProblem;
import dev.mfacore.server.http.Json;
import dev.mfacore.server.http.Members;
import dev.mfacore.server.http.Route;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/** Puts the clock forward, for tests from outside. Without the test clock there is no such route. */
final class ClockRoutes implements AdminRoutes {

    private static final long ONE_YEAR = Duration.ofDays(366).toSeconds();

    private final ServerClock clock;
    private final ServerOptions options;

    @Inject
    ClockRoutes(ServerClock clock, ServerOptions options) {
        this.clock = clock;
        this.options = options;
    }

    @Override
    public List<Route> routes() {
        return options.testClock() ? List.of(Route.of("PUT", "/admin/v1/clock", this::advance)) : List.of();
    }

    private ApiResponse advance(ApiRequest request) {
        long seconds = new Members(request.jsonObject())
                .wholeNumber("advanceSeconds", 0, ONE_YEAR)
                .orElseThrow(() -> HttpProblem.badRequest("The member advanceSeconds is missing."));
        return ApiResponse.ok(Json.object()
                .put("now", clock.advance(Duration.ofSeconds(seconds)).toString()));
    }
}
