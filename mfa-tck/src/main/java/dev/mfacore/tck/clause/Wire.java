package dev.mfacore.tck.clause;

import dev.mfacore.tck.drive.Http.Reply;
import dev.mfacore.tck.drive.JsonText;
import dev.mfacore.tck.drive.KeptConnection;
import dev.mfacore.tck.drive.Pass;
import dev.mfacore.tck.drive.Scene;
import dev.mfacore.tck.run.Expect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Speaks the protocol word by word, and tells the story of it. An answer is read as the most lenient client reads it. */
final class Wire {

    static final String LIST = "/api/v2/mfa/authenticator";
    static final String ASSOCIATE = "/api/v2/mfa/totp/associate";
    static final String CONFIRM = "/api/v2/mfa/totp/associate/confirm";
    static final String VERIFY = "/api/v2/mfa/totp/verify";
    static final String RECOVER = "/api/v2/mfa/totp/recovery";
    static final String SMS = "/api/v2/applications/mfa/sms/verify";
    static final String EMAIL = "/api/v2/applications/mfa/email/verify";
    static final String CHECK = "/api/v2/applications/mfa/check";
    static final String SEND_SMS = "/api/v2/sms/send";
    static final String BEGIN_FACTOR = "/api/v3/send-enroll-factor-request";
    static final String ENROL_FACTOR = "/api/v3/enroll-factor";
    static final String RESET_FACTOR = "/api/v3/reset-factor";
    static final String LIST_FACTORS = "/api/v3/list-enrolled-factors";
    static final String TO_ENROL = "/api/v3/list-factors-to-enroll";

    /** What a dead or missing token is answered, of those that the documents name. */
    static final Set<Integer> DEAD_TOKEN = Set.of(2020, 2021, 2206, 2207);

    private final Scene scene;

    Wire(Scene scene) {
        this.scene = scene;
    }

    /**
     * Sends a request over a connection of its own, since a server may hang up on what it does not understand; an empty
     * body means none.
     */
    Reply send(String what, String method, String path, Map<String, String> headers, String body) {
        List<String> lines = new ArrayList<>(List.of("Connection: close"));
        headers.forEach((name, value) -> lines.add(name + ": " + value));
        try (KeptConnection connection = scene.wire().connection()) {
            return send(connection, what, method, path, lines, body);
        }
    }

    /** Sends a request over a connection that is kept. */
    Reply send(KeptConnection connection, String what, String method, String path, List<String> headers, String body) {
        Reply reply = connection.send(method, path, headers, body);
        scene.trial().say(method + " " + path.replaceAll("\\?.*", "?…") + ", " + what + ": " + reply);
        return reply;
    }

    Reply post(String what, Pass caller, String path, String body) {
        return send(what, "POST", path, json(bearer(caller)), body);
    }

    Reply get(String what, Pass caller, String path) {
        return send(what, "GET", path, bearer(caller), "");
    }

    static Map<String, String> bearer(Pass caller) {
        return Map.of("Authorization", "Bearer " + caller.text());
    }

    /** The headers with those of a body in JSON. */
    static Map<String, String> json(Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", "application/json");
        return all;
    }

    static String totp(String code) {
        return JsonText.of("totp", code);
    }

    static String member(Reply reply, String name) {
        return reply.data().get(name) instanceof String text ? text : "";
    }

    /** Demands success. */
    static Reply granted(String what, Reply reply) {
        boolean third = reply.json().containsKey("statusCode") && !reply.json().containsKey("code");
        int code = reply.number(third ? "statusCode" : "code").orElse(-1);
        Expect.that(reply.status() == 200 && code == 200, what + ": HTTP 200 with the code of success", reply);
        return reply;
    }

    /** Demands a refusal that no client can take for anything else, nor for a failure of the server. */
    static Reply refused(String what, Reply reply) {
        Expect.that(reply.status() < 500, what + ": refused, and no failure of the server", reply);
        boolean saysNo = reply.status() >= 400 || code(reply) > 0;
        Expect.that(saysNo && !looksLikeSuccess(reply), what + ": refused, without the code of success", reply);
        return reply;
    }

    /** Clients look at one of three members, in an order of their own; some compare texts. */
    static boolean looksLikeSuccess(Reply reply) {
        return Stream.of("code", "statusCode", "apiCode")
                .map(name -> String.valueOf(reply.json().get(name)))
                .anyMatch("200"::equals);
    }

    /** The business code, or -1. */
    static int code(Reply reply) {
        return reply.number("apiCode")
                .or(() -> reply.number("code"))
                .or(() -> reply.number("statusCode"))
                .orElse(-1);
    }
}
