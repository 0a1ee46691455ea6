package dev.mfacore.server.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What a route answers. Headers given here replace the standing ones, such as {@code Cache-Control: no-store}.
 *
 * @param status the HTTP status
 * @param headers further headers
 * @param body the bytes; their type is the header {@code Content-Type}
 */
public record ApiResponse(int status, Map<String, String> headers, byte[] body) {

    private static final String TYPE = "Content-Type";

    /** Takes a copy of the headers. */
    public ApiResponse {
        headers = Map.copyOf(headers);
    }

    /** An answer in JSON. */
    public static ApiResponse json(int status, JsonNode body) {
        return new ApiResponse(status, Map.of(TYPE, "application/json"), Json.write(body));
    }

    /** An answer in JSON, status 200. */
    public static ApiResponse ok(JsonNode body) {
        return json(200, body);
    }

    /** An answer without a body, status 204. */
    public static ApiResponse nothing() {
        return new ApiResponse(204, Map.of(), new byte[0]);
    }

    /** A text of a given type, status 200. */
    public static ApiResponse text(String contentType, String body) {
        return new ApiResponse(200, Map.of(TYPE, contentType), body.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds or replaces a header. */
    public ApiResponse with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new ApiResponse(status, more, body);
    }

    @Override
    public String toString() {
        return "ApiResponse[" + status + ", " + body.length + " bytes hidden]";
    }
}
