package dev.mfacore.tck.drive;

import dev.mfacore.Recipient;
import dev.mfacore.tck.EndpointHooks;
import dev.mfacore.tck.drive.Http.Reply;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The hooks of servers with this project's admin API, as docs/server.md describes it. */
public final class AdminApiHooks implements EndpointHooks {

    private static final String API = "/admin/v1";

    private final Http http;
    private final String key;

    public AdminApiHooks(URI admin, String key) {
        this.http = new Http(admin);
        this.key = key;
    }

    @Override
    public void createUser(String user) {
        call("PUT", "/users/" + user, "{}", 200, 201);
    }

    @Override
    public String openSession(String user, Optional<Duration> secondFactorAge) {
        String body = secondFactorAge
                .map(age -> "{\"secondFactorAgeSeconds\":" + age.toSeconds() + "}")
                .orElse("{}");
        return text(call("POST", "/users/" + user + "/sessions", body, 201), "accessToken");
    }

    @Override
    public Optional<Transaction> begin(String user) {
        Reply reply = call("POST", "/users/" + user + "/transactions", "{}", 201, 409);
        return reply.status() == 409
                ? Optional.empty()
                : Optional.of(new Transaction(
                        text(reply, "mfaToken"),
                        Boolean.TRUE.equals(reply.json().get("enrolmentRequired"))));
    }

    @Override
    public List<String> codesTo(Recipient recipient) {
        String address = URLEncoder.encode(recipient.address(), StandardCharsets.UTF_8);
        Object list = JsonText.parse(
                call("GET", "/outbox?recipient=" + address, "", 200).body());
        Stream<?> messages = list instanceof List<?> items ? items.stream() : Stream.empty();
        return messages.map(message -> message instanceof Map<?, ?> map ? String.valueOf(map.get("code")) : "")
                .toList();
    }

    @Override
    public Instant advance(long seconds) {
        return Instant.parse(text(call("PUT", "/clock", "{\"advanceSeconds\":" + seconds + "}", 200), "now"));
    }

    @Override
    public void invalidate(String user) {
        call("DELETE", "/users/" + user + "/sessions?actor=mfa-tck&reason=clause", "", 200, 204);
    }

    private Reply call(String method, String path, String body, int... wanted) {
        Map<String, String> headers = body.isEmpty()
                ? Map.of("Authorization", "Bearer " + key)
                : Map.of("Authorization", "Bearer " + key, "Content-Type", "application/json");
        Reply reply = http.send(method, API + path, headers, body);
        if (java.util.Arrays.stream(wanted).noneMatch(status -> status == reply.status())) {
            throw new IllegalStateException("the admin API answered " + reply.status() + " to " + method + " "
                    + path.replaceAll("\\?.*", "")
                    + ": check the admin address and key, and whether the server runs with a test clock");
        }
        return reply;
    }

    private static String text(Reply reply, String member) {
        @Nullable Object value = reply.json().get(member);
        if (value instanceof String text) {
            return text;
        }
        throw new IllegalStateException("the admin API's answer has no " + member);
    }
}
