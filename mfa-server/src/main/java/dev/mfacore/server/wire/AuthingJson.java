package dev.mfacore.server.wire;

import dev.mfacore.server.http.ApiResponse;
import dev.mfacore.server.http.Json;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Answers whose type is spelt as Authing spells it, for clients that compare it or guess without it. */
final class AuthingJson {

    private static final Map<String, String> HEADERS = Map.of("Content-Type", "application/json; charset=utf-8");

    private AuthingJson() {}

    static ApiResponse ok(JsonNode body) {
        return answer(200, body);
    }

    static ApiResponse answer(int status, JsonNode body) {
        return new ApiResponse(status, HEADERS, Json.write(body));
    }
}
