package dev.mfacore.server.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/**
 * Makes requests of which at least one part is wrong. A request that would be right is only ever sent without the admin
 * key, or is a GET, so none may change anything.
 */
final class MalformedRequests {

    private static final List<String> METHODS = List.of("GET", "PUT", "POST", "DELETE", "HEAD", "OPTIONS", "TRACE");
    private static final List<String> BAD_METHODS =
            List.of("", "get", "G T", "GET\0", "CONNECT", "PRI", "\u00ff", "X".repeat(300), "PATCH", "PROPFIND");
    /** What there is on the admin port. */
    static final List<String> OF_ADMINS = List.of(
            "/admin/v1/users/ada",
            "/admin/v1/users/ada/sessions",
            "/admin/v1/users/ada/transactions",
            "/admin/v1/users/ada/enrolment-links",
            "/admin/v1/users/ada/authenticators",
            "/admin/v1/users/ada/authenticators/x",
            "/admin/v1/totp-imports",
            "/admin/v1/outbox",
            "/admin/v1/events",
            "/admin/v1/clock",
            "/admin/v1/openapi.json",
            "/healthz",
            "/readyz",
            "/metrics",
            "/api/v2/users/ada/mfa-bound",
            "/api/v2/mfa/totp/import",
            "/api/v3/get-management-token",
            "/graphql/v2",
            "/enroll");

    /** What there is on the application port, and two paths that are not. */
    static final List<String> OF_APPLICATIONS = List.of(
            "/api/v2/mfa/authenticator",
            "/api/v2/mfa/totp/associate",
            "/api/v2/mfa/totp/associate/confirm",
            "/api/v2/mfa/totp/verify",
            "/api/v2/mfa/totp/recovery",
            "/api/v2/mfa/face/associate",
            "/api/v2/mfa/face/verify",
            "/api/v2/applications/mfa/totp/verify/",
            "/api/v2/applications/mfa/sms/verify",
            "/api/v2/applications/mfa/email/verify",
            "/api/v2/applications/mfa/check",
            "/api/v2/applications/x/public-config",
            "/api/v2/sms/send",
            "/api/v2/email/send",
            "/api/v3/send-sms",
            "/api/v3/send-email",
            "/api/v3/send-enroll-factor-request",
            "/api/v3/enroll-factor",
            "/api/v3/list-enrolled-factors",
            "/api/v3/get-factor",
            "/api/v3/reset-factor",
            "/mfa/token/introspection",
            "/graphql/v2",
            "/enroll",
            "/enroll/api/state",
            "/enroll/api/apps",
            "/admin/v1/users/ada",
            "/metrics");

    private static final List<String> PATH_NOISE = List.of(
            "//",
            "/./",
            "/../",
            "%2e%2e/",
            "%",
            "%zz",
            "%00",
            "%ff",
            "%c0%ae",
            "%u002e",
            ";x=1",
            "?",
            "?&&=",
            "?%",
            "?token=x",
            "#f",
            "\\",
            " ",
            "\t",
            "\u0001",
            "\u00fc",
            "*",
            "?a=1&a=2&recipient=%ff",
            "?user=%00",
            "?recipient=x",
            "?reason=" + "r".repeat(600),
            "x".repeat(9_000));
    private static final List<String> VERSIONS = List.of(
            "HTTP/1.1",
            "HTTP/1.0",
            "HTTP/0.9",
            "HTTP/2.0",
            "HTTP/9.9",
            "http/1.1",
            "HTTP/1.",
            "",
            "FTP/1.0",
            "HTTP/1.1 x");
    private static final List<String> HEADERS = List.of(
            "Content-Length: -1",
            "Content-Length: 99999999999999999999",
            "Content-Length: 5, 6",
            "Content-Length: 0x10",
            "Content-Length : 2",
            "Transfer-Encoding: chunked",
            "Transfer-Encoding: gzip",
            "Transfer-Encoding: chunked, identity",
            "Transfer-Encoding: xchunked",
            "Expect: 100-continue",
            "Expect: everything",
            "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQAAP__",
            "Connection: close, keep-alive",
            "Authorization: Bearer",
            "Authorization: Bearer \u00ff\u00fe",
            "Authorization: Basic YTpi",
            "Authorization: Bearer x\r\nAuthorization: Bearer y",
            "Content-Type: text/plain",
            "Content-Type: application/json; charset=utf-7",
            "Content-Type: \"",
            "Content-Encoding: gzip",
            "Cookie: a=\"b; $Version=1",
            "Range: bytes=0-0,1-1,2-2",
            "X-Forwarded-For: 1.2.3.4",
            "Host: a\r\nHost: b",
            "Host: a:99999",
            "Host: [::1",
            "No-Colon",
            ": empty",
            " folded: x",
            "Na me: x",
            "X: a\r\n b",
            "X: \0",
            "X-Big: " + "h".repeat(8_300));
    private static final List<String> BODIES = List.of(
            "",
            "{",
            "{}{}",
            "[]",
            "null",
            "{\"phone\":[]}",
            "{\"phone\":\"+86138001380001234567890\"}",
            "{\"email\":\"a@b@c\"}",
            "{\"name\":\"\\ud800\"}",
            "{\"name\":\"\\u0000\"}",
            "{\"secondFactorAgeSeconds\":1e999}",
            "{\"secondFactorAgeSeconds\":-5}",
            "{\"secondFactorAgeSeconds\":\"x\"}",
            "{\"advanceSeconds\":-1}",
            "{\"advanceSeconds\":99999999999999999999999}",
            "{\"list\":{}}",
            "{\"list\":[{\"userId\":\"ada\",\"otp\":{\"secret\":\"!\"}}]}",
            "{\"list\":[{\"userId\":\"ada\"}]}",
            "{\"a\":1,\"a\":2}",
            "[".repeat(5_000),
            "{\"a\":" + "9".repeat(300) + "}",
            "\ufeff{}",
            "\u00ff\u00fe{",
            "5\r\nhello\r\n0\r\n\r\n",
            "zz\r\nhello\r\n",
            "ffffffffffffffff\r\n",
            "{\"totp\":123456}",
            "{\"totp\":{}}",
            "{\"recoveryCode\":[\"x\"]}",
            "{\"photo\":null}",
            "{\"phone\":\"+8613800138000\",\"scene\":\"NO_SUCH\"}",
            "{\"email\":\"ada@example.com\",\"scene\":{}}",
            "totp=1&totp=2&mfaToken=%",
            "token=%ff&token=",
            "{\"query\":\"{\"}",
            "{\"query\":7,\"variables\":[]}",
            "{\"query\":\"mutation { sendEmail(\",\"variables\":{\"email\":1}}",
            "{\"factorType\":\"NONE\",\"enrollmentData\":[]}",
            "x".repeat(17_000));

    private final Random random;
    private final List<String> paths;
    private final String key;

    MalformedRequests(Random random, List<String> paths, String key) {
        this.random = random;
        this.paths = paths;
        this.key = key;
    }

    byte[] next() {
        return switch (random.nextInt(8)) {
            case 0 -> noise();
            case 1 -> mutated(request(true).getBytes(StandardCharsets.ISO_8859_1));
            case 2 -> cut(request(true).getBytes(StandardCharsets.ISO_8859_1));
            default -> request(false).getBytes(StandardCharsets.ISO_8859_1);
        };
    }

    private byte[] noise() {
        byte[] bytes = new byte[1 + random.nextInt(400)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Bytes changed at random could mend what is wrong, so it has no key. */
    private byte[] mutated(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte b : bytes) {
            int dice = random.nextInt(60);
            if (dice == 0) {
                out.write(random.nextInt(256));
            } else if (dice == 1) {
                out.write(b);
                out.write(b);
            } else if (dice != 2) {
                out.write(b);
            }
        }
        return out.toByteArray();
    }

    private byte[] cut(byte[] bytes) {
        byte[] part = new byte[random.nextInt(bytes.length)];
        System.arraycopy(bytes, 0, part, 0, part.length);
        return part;
    }

    private String request(boolean withoutKey) {
        boolean read = random.nextInt(3) == 0;
        String method = random.nextInt(10) == 0 ? pick(BAD_METHODS) : read ? "GET" : pick(METHODS);
        String path = pick(paths);
        if (random.nextInt(3) == 0) {
            int at = random.nextInt(path.length() + 1);
            path = path.substring(0, at) + pick(PATH_NOISE) + path.substring(at);
        }
        String version = random.nextInt(8) == 0 ? pick(VERSIONS) : "HTTP/1.1";
        String body = pick(BODIES);
        StringBuilder text = new StringBuilder();
        text.append(method).append(' ').append(path).append(' ').append(version).append("\r\n");
        if (random.nextInt(10) > 0) {
            text.append("Host: localhost\r\n");
        }
        // With the key only what cannot be right: a change whose body breaks a rule, or a read.
        boolean harmless = method.equals("GET") || method.equals("PUT") && isWrongForAll(body);
        if (!withoutKey && harmless && random.nextBoolean()) {
            text.append("Authorization: Bearer ").append(key).append("\r\n");
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(pick(HEADERS)).append("\r\n");
        }
        if (random.nextInt(4) > 0) {
            text.append("Content-Type: application/json\r\n");
        }
        if (random.nextInt(4) > 0) {
            text.append("Content-Length: ").append(body.length()).append("\r\n");
        }
        return text.append("\r\n").append(body).toString();
    }

    private static boolean isWrongForAll(String body) {
        return body.startsWith("[")
                || body.equals("{")
                || body.equals("{}{}")
                || body.startsWith("{\"phone\"")
                || body.startsWith("{\"email\"")
                || body.startsWith("{\"name\"")
                || body.startsWith("{\"a\":1,");
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
