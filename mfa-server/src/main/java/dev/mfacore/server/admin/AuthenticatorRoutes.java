package dev.mfacore.server.admin;

import dev.mfacore.AdminAction;
import dev.mfacore.AuthenticatorId;
import dev.mfacore.AuthenticatorSummary;
import dev.mfacore.MfaAdmin;
import dev.mfacore.UserId;
import dev.mfacore.server.enrol.EnrolmentLinks;
import dev.mfacore.server.http.ApiRequest;
import dev.mfacore.server.http.ApiResponse;
import dev.mfacore.server.http.HttpProblem;
import dev.mfacore.server.http.Json;
import dev.mfacore.server.http.Members;
import dev.mfacore.server.http.Route;
import dev.mfacore.server.log.EventJson;
import dev.mfacore.server.session.ServerTokens;
import jakarta.inject.Inject;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What the help desk does to authenticators. Whatever it takes away ends the user's sessions too. */
final class AuthenticatorRoutes implements AdminRoutes {

    private final KnownUser users;
    private final MfaAdmin admin;
    private final ServerTokens tokens;
    private final EnrolmentLinks links;

    @Inject
    AuthenticatorRoutes(KnownUser users, MfaAdmin admin, ServerTokens tokens, EnrolmentLinks links) {
        this.users = users;
        this.admin = admin;
        this.tokens = tokens;
        this.links = links;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.of("GET", "/admin/v1/users/{id}/authenticators", this::list),
                Route.of("DELETE", "/admin/v1/users/{id}/authenticators", this::removeAll),
                Route.of("DELETE", "/admin/v1/users/{id}/authenticators/{authenticatorId}", this::remove));
    }

    private ApiResponse list(ApiRequest request) {
        List<ObjectNode> items = admin.listAuthenticators(users.of(request)).authenticators().stream()
                .map(AuthenticatorRoutes::json)
                .toList();
        return ApiResponse.ok(Json.array(items));
    }

    private ApiResponse remove(ApiRequest request) {
        UserId user = users.of(request);
        AdminAction action = KnownUser.action(request);
        AuthenticatorId id = Members.parsed(request.path("authenticatorId"), AuthenticatorId::new);
        if (!admin.removeAuthenticator(user, id, action)) {
            throw HttpProblem.notFound("The user has no such authenticator.");
        }
        return ended(user);
    }

    private ApiResponse removeAll(ApiRequest request) {
        UserId user = users.of(request);
        admin.resetUser(user, KnownUser.action(request));
        return ended(user);
    }

    private ApiResponse ended(UserId user) {
        tokens.revoke(user);
        links.revoke(user);
        return ApiResponse.nothing();
    }

    static ObjectNode json(AuthenticatorSummary it) {
        ObjectNode json = Json.object()
                .put("id", it.id().value())
                .put("type", EventJson.name(it.factor()))
                .put("status", EventJson.name(it.status()))
                .put("createdAt", it.createdAt().toString())
                .put("name", it.name());
        it.maskedRecipient().ifPresent(recipient -> json.put("recipient", recipient));
        return json.put("weak", it.weak());
    }
}
