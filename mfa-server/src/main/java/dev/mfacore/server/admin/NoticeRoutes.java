package dev.mfacore.server.admin;

import dev.mfacore.Factor;
import dev.mfacore.MfaEvent;
import dev.mfacore.Recipient;
import dev.mfacore.adapter.inmemory.UserNotices;
import dev.mfacore.port.UserNotice;
import dev.mfacore.server.delivery.MessageWriter;
import dev.mfacore.server.delivery.NoticeText;
import dev.mfacore.server.http.ApiRequest;
import dev.mfacore.server.http.ApiResponse;
import dev.mfacore.server.http.Json;
import dev.mfacore.server.http.Route;
import dev.mfacore.server.log.EventJson;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** What users would have been told, while the outbox delivers. Where another channel does, there is no such route. */
final class NoticeRoutes implements AdminRoutes {

    private final Optional<UserNotices> notices;
    private final MessageWriter writer;

    @Inject
    NoticeRoutes(Optional<UserNotices> notices, MessageWriter writer) {
        this.notices = notices;
        this.writer = writer;
    }

    @Override
    public List<Route> routes() {
        return notices.map(it -> List.of(Route.of("GET", "/admin/v1/notices", request -> list(it, request))))
                .orElse(List.of());
    }

    private ApiResponse list(UserNotices kept, ApiRequest request) {
        Optional<String> wanted = RecipientParameter.identity(request);
        List<ObjectNode> items =
                kept.notices().stream().flatMap(it -> told(it, wanted)).toList();
        return ApiResponse.ok(Json.array(items));
    }

    private Stream<ObjectNode> told(UserNotice notice, Optional<String> wanted) {
        return writer.notice(notice.change()).stream()
                .flatMap(text -> notice.addresses().stream()
                        .filter(it -> wanted.isEmpty() || it.identity().equals(wanted.get()))
                        .map(it -> json(it, notice.change(), text)));
    }

    private static ObjectNode json(Recipient to, MfaEvent.Change change, NoticeText text) {
        ObjectNode json = Json.object()
                .put("recipient", to.address())
                .put("channel", EventJson.name(to.factor()))
                .put("change", EventJson.name(change.type()));
        if (to.factor() == Factor.EMAIL) {
            json.put("subject", text.subject()).put("text", text.body());
        } else {
            json.put("text", text.sms());
        }
        return json.put("sentAt", change.at().toString());
    }
}
