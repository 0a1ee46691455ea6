package dev.mfacore.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.MfaEvent;
import dev.mfacore.server.ServerUnderTest.Answer;
import dev.mfacore.server.http.Route;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Odd spellings, other methods, forms and addresses with tokens lead nowhere on any route of Authing's protocol. */
class NoWayRoundTest {

    private static final String JSON = "application/json";
    private static final String EVERYTHING = "{\"totp\":\"324550\",\"code\":\"324550\",\"phone\":\"18800008888\","
            + "\"email\":\"ada@example.com\",\"scene\":\"mfa-verify\",\"recoveryCode\":\"x\",\"factorType\":\"OTP\"}";

    private WireWorld world;
    private String session;
    private String pending;

    @BeforeEach
    void start() {
        world = WireWorld.start();
        world.reachable();
        world.importApp();
        session = world.session(0);
        pending = world.mfaToken();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private Stream<Route> routes() {
        return world.server().component().applicationRoutes().routes().stream()
                .filter(it -> !it.template().startsWith("/enroll"))
                .filter(it -> !it.template().endsWith("/"));
    }

    private static String path(Route route) {
        return route.template().replaceAll("\\{[^}]*}", "app");
    }

    private static List<UnaryOperator<String>> spellings() {
        return List.of(
                it -> "/" + it,
                it -> it.replaceFirst("/([a-z])", "//$1"),
                it -> it.substring(0, it.lastIndexOf('/')) + "/" + it.substring(it.lastIndexOf('/')),
                it -> it + "//",
                it -> it + "/.",
                it -> it + "/..",
                it -> it + "/x/..",
                it -> it + ";",
                it -> it + ";x=1",
                it -> it + "/..;/",
                it -> "/x/.." + it,
                it -> "/." + it,
                it -> "/%2e" + it,
                it -> "/x/%2e%2e" + it,
                it -> "/..;" + it,
                it -> it + "%2f",
                it -> it + "%20",
                it -> it + "%00",
                it -> it.replaceFirst("a", "%61"),
                it -> it.substring(0, it.lastIndexOf('/')) + "%2F" + it.substring(it.lastIndexOf('/') + 1),
                it -> it.substring(0, it.lastIndexOf('/')) + "%5C" + it.substring(it.lastIndexOf('/') + 1),
                it -> it.toUpperCase(Locale.ROOT),
                it -> it.substring(0, it.length() - 1)
                        + it.substring(it.length() - 1).toUpperCase(Locale.ROOT),
                it -> it + ".json",
                it -> it + "/x");
    }

    @Test
    @Tag("SRV-05")
    void everySpellingButOneLeadsNowhere() {
        String before = state();
        routes().forEach(route -> spellings().forEach(spelling -> {
            String odd = spelling.apply(path(route));
            if (odd.equals(path(route))) {
                return; // this spelling is for letters, and the path ends in a digit
            }
            for (String token : List.of(session, pending)) {
                Answer answer = send(route.method(), odd, token, Optional.of(EVERYTHING));
                assertThat(answer.status()).as(route.method() + " " + odd).isIn(400, 404, 405);
                assertThat(answer.text()).doesNotContain("\"code\":200", "\"statusCode\":200", "\"active\":true");
            }
        }));
        assertThat(state()).isEqualTo(before);
    }

    @Test
    @Tag("SRV-01")
    void noGetOrHeadChangesAnythingOrShowsASecret() {
        String before = state();
        routes().forEach(route -> {
            for (String method : List.of("GET", "HEAD")) {
                for (String token : List.of(session, pending)) {
                    Answer answer = send(
                            method,
                            path(route) + "?totp=324550&phone=18800008888&factorType=OTP",
                            token,
                            Optional.empty());
                    assertThat(answer.text())
                            .doesNotContain("otpauth", "data:image", "recovery_code", WireWorld.SECRET);
                }
            }
        });
        assertThat(state()).isEqualTo(before);
    }

    @Test
    @Tag("SRV-01")
    void noOtherMethodAndNoFormReachesAnything() {
        String before = state();
        routes().forEach(route -> {
            for (String method : List.of("PUT", "PATCH", "DELETE", "POST")) {
                if (!hasMethod(route, method)) {
                    assertThat(send(method, path(route), session, Optional.of(EVERYTHING))
                                    .status())
                            .isEqualTo(405);
                }
            }
            if (!route.method().equals("GET") && route.accepts() == Route.Accepts.JSON) {
                for (String type : List.of(
                        "application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x", "")) {
                    Map<String, String> headers = new HashMap<>(Map.of("Authorization", "Bearer " + session));
                    if (!type.isEmpty()) {
                        headers.put("Content-Type", type);
                    }
                    Answer answer = world.send(route.method(), path(route), headers, Optional.of(EVERYTHING));
                    assertThat(answer.status()).as(route + " " + type).isEqualTo(415);
                }
            }
        });
        assertThat(state()).isEqualTo(before);
    }

    private boolean hasMethod(Route route, String method) {
        return world.server().component().applicationRoutes().routes().stream()
                .anyMatch(it ->
                        it.template().equals(route.template()) && it.method().equals(method));
    }

    @Test
    @Tag("SRV-02")
    void everyAnswerIsKeptOutOfCachesAndEveryTokenOutOfAddresses() {
        routes().forEach(route -> {
            for (String query : List.of("", "?mfaToken=" + pending, "?token=" + session, "?x=" + session)) {
                Answer answer = send(route.method(), path(route) + query, "dead", Optional.of("{}"));
                assertThat(answer.header("Cache-Control")).as(path(route)).contains("no-store");
                if (!query.isEmpty()) {
                    assertThat(answer.status())
                            .as(path(route) + query.substring(0, 3))
                            .isEqualTo(400);
                }
            }
        });
    }

    @Test
    @Tag("SRV-03")
    @Tag("SRV-05")
    void withoutACredentialNothingSucceedsButWhatNeedsNone() {
        String before = state();
        List<String> open = List.of(
                "/api/v2/applications/{appId}/public-config",
                "/api/v2/sms/send",
                "/api/v2/email/send",
                "/mfa/token/introspection");
        routes().filter(it -> !open.contains(it.template())).forEach(route -> {
            Answer answer = world.send(
                    route.method(), path(route) + "?factorId=x", Map.of("Content-Type", JSON), Optional.of(EVERYTHING));
            assertThat(answer.text()).as(path(route)).doesNotContain("\"code\":200", "\"statusCode\":200", "verified");
        });
        assertThat(state()).isEqualTo(before);
    }

    @Test
    @Tag("SRV-03")
    void errorsTellNothingOfTheInside() {
        routes().filter(it -> !it.method().equals("GET"))
                .forEach(route -> Stream.of("{", "[]", "null", "{\"totp\":{}}", "{\"profile\":7}", "{\"totp\":1e999}")
                        .forEach(body -> {
                            Answer answer = send(route.method(), path(route), world.session(), Optional.of(body));
                            assertThat(answer.status()).as(path(route) + body).isIn(200, 400, 404);
                            assertThat(answer.text())
                                    .doesNotContain(
                                            "Exception",
                                            "dev.mfacore",
                                            "jackson",
                                            "\tat ",
                                            "\"code\":200,\"message\":\"ok\",\"data\":{\"");
                        }));
    }

    private Answer send(String method, String path, String token, Optional<String> body) {
        Map<String, String> headers = new HashMap<>(Map.of("Authorization", "Bearer " + token));
        boolean withBody = body.isPresent() && !method.equals("GET") && !method.equals("HEAD");
        if (withBody) {
            headers.put("Content-Type", JSON);
        }
        return world.send(
                URI.create(world.applicationUri().toString()),
                method,
                path,
                headers,
                withBody ? body : Optional.empty());
    }

    /** What is bound, what has changed and what was sent; attempts that failed are no change. */
    private String state() {
        return world.authenticators() + " "
                + world.server().component().events().events().stream()
                        .filter(MfaEvent.Change.class::isInstance)
                        .toList()
                + " " + world.codesSent();
    }
}
