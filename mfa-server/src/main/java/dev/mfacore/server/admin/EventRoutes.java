package dev.mfacore.server.admin;

import dev.mfacore.MfaEvent;
import dev.mfacore.UserId;
import dev.mfacore.adapter.inmemory.EventLog;
import dev.mfacore.server.http.ApiRequest;
import dev.mfacore.server.http.ApiResponse;
import dev.mfacore.server.http.Json;
import dev.mfacore.server.http.Members;
import dev.mfacore.server.http.Route;
import dev.mfacore.server.log.EventJson;
import jakarta.inject.Inject;
import java.util.List;

/** The newest events, oldest first; all of them are in the log. */
final class EventRoutes implements AdminRoutes {

    private final EventLog events;

    @Inject
    EventRoutes(EventLog events) {
        this.events = events;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.of("GET", "/admin/v1/events", this::list));
    }

    private ApiResponse list(ApiRequest request) {
        List<MfaEvent> found = request.query("user")
                .map(it -> events.eventsOf(Members.parsed(it, UserId::new)))
                .orElseGet(events::events);
        return ApiResponse.ok(Json.array(found.stream()
                .map(event -> Json.streamed(out -> EventJson.write(event, out)))
                .toList()));
    }
}
