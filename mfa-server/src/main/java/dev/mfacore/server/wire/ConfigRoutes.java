package dev.mfacore.server.wire;

import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.server.http.Json;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What Authing's front ends read before they show anything: how many digits a code has, and who asks for it. A server
 * serves one application, whatever id its clients know it by.
 */
final class ConfigRoutes {

    private final String name;
    private final int codeLength;

    ConfigRoutes(String name, int codeLength) {
        this.name = name;
        this.codeLength = codeLength;
    }

    void into(WireRoutes routes) {
        routes.answering("GET", "/api/v2/applications/{appId}/public-config", this::config);
    }

    private AuthingAnswer<Optional<JsonNode>> config(WireRequest request) {
        return AuthingAnswer.success(Optional.of(
                Json.object().put("id", request.path("appId")).put("name", name).put("verifyCodeLength", codeLength)));
    }
}
