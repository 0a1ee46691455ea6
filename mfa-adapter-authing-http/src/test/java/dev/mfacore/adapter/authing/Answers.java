package dev.mfacore.adapter.authing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Answers as bytes. */
final class Answers {

    static final String SUCCESS = "{\"code\":200,\"message\":\"ok\"}";

    private Answers() {}

    static byte[] json(String body) {
        return json(200, body);
    }

    static byte[] json(int status, String body) {
        return whole(
                status, "Content-Type: application/json; charset=utf-8\r\n", body.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] data(String data) {
        return json("{\"code\":200,\"message\":\"ok\",\"data\":" + data + "}");
    }

    /** Headers as lines, each with its end. */
    static byte[] whole(int status, String headers, byte[] body) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        String head =
                "HTTP/1.1 " + status + " Some Words\r\n" + headers + "Content-Length: " + body.length + "\r\n\r\n";
        answer.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        answer.writeBytes(body);
        return answer.toByteArray();
    }
}
