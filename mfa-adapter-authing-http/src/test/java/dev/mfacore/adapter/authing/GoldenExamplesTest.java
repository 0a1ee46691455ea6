package dev.mfacore.adapter.authing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every golden example that a client can send, in both directions. */
class GoldenExamplesTest {

    /** What the file itself says are two ways of naming one operation. */
    private static final Map<String, String> SAME_PATH =
            Map.of("/api/v2/applications/mfa/totp/verify", "/api/v2/mfa/totp/verify");

    static Set<String> replayed() {
        return Replays.all().keySet();
    }

    @Test
    void everyExampleIsReplayedOrLeftForAReason() {
        Set<String> all = new HashSet<>(Replays.all().keySet());
        assertThat(all).doesNotContainAnyElementsOf(Replays.left().keySet());
        all.addAll(Replays.left().keySet());
        assertThat(all).isEqualTo(Golden.examples().keySet());
    }

    @ParameterizedTest
    @MethodSource("replayed")
    void ourRequestIsTheExamplesAndItsResponseIsUnderstood(String id) throws Exception {
        Map<String, Object> example = Golden.examples().get(id);
        Map<String, Object> request = Golden.part(example, "request");
        Replays.Replay replay = Replays.all().get(id);
        try (Peer peer = Peer.answering(received -> response(Golden.part(example, "response")))) {
            AuthingHttp client = Samples.client(peer.url())
                    .faceSpelling(id.startsWith("v2.java.") ? FaceSpelling.BASE_FACE : FaceSpelling.IS_EXTERNAL)
                    .build();
            assertThat(client.call(replay.call())).isEqualTo(replay.answer());

            Received ours = peer.only();
            String path = (String) request.get("path");
            assertThat(ours.method()).isEqualTo(request.get("method"));
            assertThat(ours.path()).isEqualTo(SAME_PATH.getOrDefault(path, path));
            assertThat(ours.query()).isEqualTo(query(path, request.get("query")));
            assertThat(body(path, ours.body().length == 0 ? Map.of() : Golden.parsed(ours.text())))
                    .isEqualTo(body(path, request.get("body")));
            requireHeaders(ours, Golden.part(request, "headers"));
        }
    }

    private static void requireHeaders(Received ours, Map<String, Object> headers) {
        String theirs = (String) headers.get("authorization");
        if (theirs != null && theirs.startsWith("authing ")) {
            // Signed by the Node SDK; the Java SDK sends a token alone, and so do we.
            assertThat(ours.header("authorization")).contains("management-token");
        } else if (theirs != null && theirs.contains("<")) {
            assertThat(ours.header("authorization")).contains("Bearer management-token");
        } else if (theirs != null) {
            String token = theirs.startsWith("Bearer ") ? theirs : "Bearer " + theirs;
            assertThat(ours.header("authorization")).contains(token);
        } else {
            assertThat(ours.header("authorization")).isEmpty();
        }
        if (headers.containsKey("x-authing-app-id")) {
            assertThat(ours.header("x-authing-app-id")).contains((String) headers.get("x-authing-app-id"));
        }
        if (ours.body().length > 0) {
            assertThat(ours.header("content-type")).contains("application/json");
        }
    }

    private static Map<String, Object> query(String path, Object query) {
        Map<String, Object> members = new LinkedHashMap<>(map(query));
        if (path.equals("/api/v2/mfa/authenticator")) {
            members.putIfAbsent("type", "totp");
        }
        return members;
    }

    /** What the file says are bodies that ask for the same. */
    private static Map<String, Object> body(String path, Object body) {
        Map<String, Object> members = new TreeMap<>(map(body));
        members.remove("mfaToken");
        members.values().removeIf(it -> it == null);
        Object type = members.remove("authenticatorType");
        if (type != null) {
            members.put("authenticator_type", type);
        }
        if (path.startsWith("/api/v2/mfa/totp/associate") && !members.isEmpty()) {
            members.putIfAbsent("authenticator_type", "totp");
            members.putIfAbsent("source", "SELF");
        }
        return members;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    private static byte[] response(Map<String, Object> response) {
        StringBuilder headers = new StringBuilder();
        map(response.get("headers")).forEach((name, value) -> headers.append(name + ": " + value + "\r\n"));
        byte[] body = Golden.json(response.get("body")).getBytes(StandardCharsets.UTF_8);
        return Answers.whole((Integer) response.get("status"), headers.toString(), body);
    }
}
