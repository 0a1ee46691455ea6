package dev.mfacore.bench.http;

import java.nio.charset.StandardCharsets;

/** A request as bytes, and bytes that are in the right answer and in no other user's. */
final class LoadRequest {

    private final byte[] bytes;
    private final byte[] expected;

    private LoadRequest(byte[] bytes, byte[] expected) {
        this.bytes = bytes;
        this.expected = expected;
    }

    /** Verifies a code; the right answer names the user. */
    static LoadRequest verification(String mfaToken, String code, String user) {
        String body = "{\"totp\":\"" + code + "\"}";
        String text = String.join(
                "\r\n",
                "POST /api/v2/mfa/totp/verify HTTP/1.1",
                "Host: localhost",
                "User-Agent: mfa-bench",
                "Accept: application/json",
                "Content-Type: application/json",
                "Authorization: Bearer " + mfaToken,
                "Content-Length: " + body.length(),
                "",
                body);
        return new LoadRequest(text.getBytes(StandardCharsets.US_ASCII), naming(user));
    }

    /** The same request, to be answered as if it were another user's. */
    LoadRequest answeredFor(String user) {
        return new LoadRequest(bytes, naming(user));
    }

    private static byte[] naming(String user) {
        return ("\"id\":\"" + user + "\"").getBytes(StandardCharsets.US_ASCII);
    }

    byte[] bytes() {
        return bytes;
    }

    byte[] expected() {
        return expected;
    }
}
