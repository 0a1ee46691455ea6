package dev.mfacore.server.enrol;

import dev.mfacore.server.http.ApiRequest;
import dev.mfacore.server.http.ApiResponse;
import dev.mfacore.server.http.Json;
import dev.mfacore.server.http.Members;
import dev.mfacore.server.http.Route;
import java.util.List;
import java.util.Optional;

/** Opens a page with a one-time link, and closes it. All other routes ask here whose page a request comes from. */
final class PageGate {

    private final EnrolmentLinks links;
    private final PageSessions sessions;
    private final PageRefusal refusals;

    /** Answers a request of an open page. */
    interface Handler {
        ApiResponse handle(ApiRequest request, PageSession session);
    }

    PageGate(EnrolmentLinks links, PageSessions sessions, PageRefusal refusals) {
        this.links = links;
        this.sessions = sessions;
        this.refusals = refusals;
    }

    List<Route> routes() {
        return List.of(route("POST", "open", this::open), guarded("POST", "close", this::close));
    }

    Route guarded(String method, String name, Handler handler) {
        return route(
                method,
                name,
                request -> request.bearer()
                        .flatMap(sessions::find)
                        .map(session -> handler.handle(request, session))
                        .orElseGet(() -> refusals.answer(401, "session_ended", Optional.empty())));
    }

    private static Route route(String method, String name, dev.mfacore.server.http.RouteHandler handler) {
        return Route.of(method, EnrolmentLinks.PATH + "/api/" + name, handler);
    }

    /** Used, expired and unknown are one answer. */
    private ApiResponse open(ApiRequest request) {
        return links.open(new Members(request.jsonObject()).requiredText("secret"))
                .map(sessions::open)
                .map(opened -> ApiResponse.ok(Json.object()
                        .put("session", opened.token())
                        .put(
                                "expiresInSeconds",
                                refusals.secondsUntil(opened.session().expiresAt()))))
                .orElseGet(() -> refusals.answer(410, "link_invalid", Optional.empty()));
    }

    private ApiResponse close(ApiRequest request, PageSession session) {
        sessions.revoke(session.user());
        return ApiResponse.ok(Json.object());
    }
}
