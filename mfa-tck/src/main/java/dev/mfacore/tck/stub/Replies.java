package dev.mfacore.tck.stub;

import dev.mfacore.tck.wire.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Whole responses as bytes. */
public final class Replies {

    private Replies() {}

    public static byte[] json(int status, String body) {
        return whole(status, Map.of("Content-Type", "application/json; charset=utf-8"), body);
    }

    public static byte[] json(Map<String, Object> body) {
        return json(200, Json.write(body));
    }

    /** A success of the second generation. */
    public static byte[] data(Object data) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("code", 200L);
        body.put("message", "ok");
        body.put("data", data);
        return json(body);
    }

    public static byte[] refusal(int code) {
        return json(200, "{\"code\":" + code + ",\"message\":\"no\"}");
    }

    public static byte[] whole(int status, Map<String, String> headers, String body) {
        return whole(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    public static byte[] whole(int status, Map<String, String> headers, byte[] body) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Scripted\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (status != 204 && status != 304) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        if (status != 204 && status != 304) {
            all.writeBytes(body);
        }
        return all.toByteArray();
    }

    /** What Authing answers to a credential that it does not know, in the form of either generation. */
    static byte[] notSignedIn(Received request) {
        if (request.target().startsWith("/mfa/")) {
            return json(200, "{\"active\":false}");
        }
        return request.target().startsWith("/api/v3/")
                ? json(200, "{\"statusCode\":401,\"apiCode\":2020,\"message\":\"not signed in\"}")
                : json(200, "{\"code\":2020,\"message\":\"not signed in\",\"data\":null}");
    }
}
