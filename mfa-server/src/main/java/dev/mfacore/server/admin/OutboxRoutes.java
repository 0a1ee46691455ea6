package dev.mfacore.server.admin;

import dev.mfacore.server.delivery.SentCode;
import dev.mfacore.server.delivery.ServerOutbox;
import dev.mfacore.server.http.ApiRequest;
import dev.mfacore.server.http.ApiResponse;
import dev.mfacore.server.http.Json;
import dev.mfacore.server.http.Route;
import dev.mfacore.server.log.EventJson;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What lies in the built-in outbox. Where another channel delivers, there is no such route. */
final class OutboxRoutes implements AdminRoutes {

    private final Optional<ServerOutbox> outbox;

    @Inject
    OutboxRoutes(Optional<ServerOutbox> outbox) {
        this.outbox = outbox;
    }

    @Override
    public List<Route> routes() {
        return outbox.map(it -> List.of(Route.of("GET", "/admin/v1/outbox", request -> list(it, request))))
                .orElse(List.of());
    }

    private static ApiResponse list(ServerOutbox outbox, ApiRequest request) {
        Optional<String> wanted = RecipientParameter.identity(request);
        List<ObjectNode> items = outbox.sent().stream()
                .filter(it ->
                        wanted.isEmpty() || it.message().recipient().identity().equals(wanted.get()))
                .map(OutboxRoutes::json)
                .toList();
        return ApiResponse.ok(Json.array(items));
    }

    private static ObjectNode json(SentCode it) {
        return Json.object()
                .put("recipient", it.message().recipient().address())
                .put("channel", EventJson.name(it.message().recipient().factor()))
                .put("code", it.message().code())
                .put("sentAt", it.sentAt().toString());
    }
}
