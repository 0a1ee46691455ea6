package dev.mfacore.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.authing.SecretText;
import dev.mfacore.server.Enrolments;
import dev.mfacore.server.ServerUnderTest;
import dev.mfacore.server.ServerUnderTest.Answer;
import dev.mfacore.server.http.RawClient;
import dev.mfacore.server.http.Route;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the catalogue asks of an HTTP server, of every route of the admin port. */
class AdminHttpRulesTest {

    private static final String BASE = "/admin/v1/users/ada";

    private ServerUnderTest server;

    @BeforeEach
    void start() {
        server = ServerUnderTest.start();
        server.admin("PUT", BASE, "{}");
        Enrolments.enrol(server, "ada");
        server.admin("PUT", BASE, "{\"email\":\"ada@example.com\"}");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @Tag("SRV-01")
    void noReadChangesAnything() {
        String before = state();
        for (Route route : AdminApi.routes(server)) {
            for (String method : List.of("GET", "HEAD", "OPTIONS")) {
                server.send(server.adminRequest(method, path(route), Optional.empty()));
            }
        }
        assertThat(state()).isEqualTo(before);
    }

    @Test
    @Tag("SRV-01")
    void noFormChangesAnything() {
        String before = state();
        for (Route route : AdminApi.routes(server)) {
            if (!route.method().equals("GET")) {
                for (String type : List.of("application/x-www-form-urlencoded", "text/plain", "multipart/form-data")) {
                    HttpRequest request = HttpRequest.newBuilder(
                                    server.server().adminUri().resolve(path(route)))
                            .header("Authorization", "Bearer " + server.adminKey())
                            .header("Content-Type", type)
                            .method(route.method(), BodyPublishers.ofString("{\"advanceSeconds\":1,\"name\":\"x\"}"))
                            .build();
                    assertThat(server.send(request).status())
                            .as(route.template())
                            .isEqualTo(415);
                }
            }
        }
        assertThat(state()).isEqualTo(before);
    }

    @Test
    @Tag("SRV-02")
    void everyAnswerIsKeptOutOfCaches() {
        for (Route route : AdminApi.routes(server)) {
            Answer answer = server.admin(route.method(), path(route), "{}");
            assertThat(answer.header("Cache-Control")).as(route.template()).contains("no-store");
        }
    }

    @Test
    @Tag("SRV-02")
    void theAdminKeyInTheAddressOpensNothing() {
        for (String name : List.of("key", "token", "access_token", "authorization", "adminKey")) {
            HttpRequest request = HttpRequest.newBuilder(
                            server.server().adminUri().resolve(BASE + "?" + name + "=" + server.adminKey()))
                    .build();
            assertThat(server.send(request).status()).as(name).isIn(400, 401);
        }
    }

    @Test
    @Tag("SRV-03")
    void aFailureIsNoSuccess() {
        for (Answer answer : List.of(
                server.admin("POST", BASE + "/sessions", "{\"secondFactorAgeSeconds\":-1}"),
                server.admin("DELETE", BASE + "/authenticators/unknown"),
                server.admin("PUT", BASE, "{\"email\":\"no address\"}"),
                server.admin("POST", "/admin/v1/users/nobody/transactions", "{}"),
                server.admin("GET", "/admin/v1/nothing"))) {
            assertThat(answer.status()).isBetween(400, 499);
            assertThat(answer.json().path("status").intValue()).isEqualTo(answer.status());
            assertThat(answer.text()).doesNotContain("Exception").doesNotContain("dev.mfacore");
        }
    }

    @Test
    @Tag("SRV-04")
    void whatIsUnknownChangesNoOutcome() {
        String noise = "\"mfaRequired\":false,\"skip\":true,\"verified\":true,\"userId\":\"eve\",\"id\":\"eve\","
                + "\"admin\":true,\"status\":\"active\",\"__proto__\":{\"a\":1},\"class\":\"java.lang.Runtime\"";
        Answer plain = server.admin("PUT", BASE, "{\"name\":\"Ada\"}");
        HttpRequest.Builder loud = server.request(
                        server.server().adminUri(),
                        "PUT",
                        BASE + "?userId=eve&skip=1",
                        Optional.of("{\"name\":\"Ada\"," + noise + "}"))
                .header("Authorization", "Bearer " + server.adminKey())
                .header("X-User-Id", "eve")
                .header("X-Original-URL", "/admin/v1/users/eve")
                .header("X-HTTP-Method-Override", "DELETE");
        assertThat(server.send(loud.build()).text()).isEqualTo(plain.text());
        assertThat(server.admin("GET", "/admin/v1/users/eve").status()).isEqualTo(404);
        Answer transaction = server.admin("POST", BASE + "/transactions", "{" + noise + "}");
        assertThat(transaction.json().path("enrolmentRequired").booleanValue()).isFalse();
        Answer session =
                server.admin("POST", BASE + "/sessions", "{\"secondFactorAt\":\"2026-01-01T00:00:00Z\"," + noise + "}");
        assertThat(server.component()
                        .tokens()
                        .resolve(new SecretText(
                                session.json().path("accessToken").stringValue()))
                        .orElseThrow()
                        .secondFactorAt())
                .isEmpty();
    }

    @Test
    @Tag("SRV-05")
    void noSpellingOfAnAdminPathGetsRoundTheKey() throws IOException {
        String before = state();
        for (String path : List.of(
                "//admin/v1/clock",
                "/admin//v1/clock",
                "/admin/v1/clock/",
                "/admin/v1/clock;a",
                "/admin/v1/%63lock",
                "/ADMIN/v1/clock",
                "/healthz/../admin/v1/clock",
                "/healthz/%2e%2e/admin/v1/clock",
                "/healthz;/../admin/v1/clock",
                "/metrics%2f..%2fadmin/v1/clock",
                "/admin/v1/clock%00",
                "/admin/v1/clock?x=/healthz",
                "/admin/v1/clock#/healthz")) {
            for (URI port : List.of(server.server().adminUri(), server.server().applicationUri())) {
                String answer = RawClient.exchange(
                        port,
                        "PUT " + path
                                + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n"
                                + "Content-Length: 20\r\n\r\n{\"advanceSeconds\":9}");
                assertThat(RawClient.status(answer)).as(path + " -> " + answer).isIn(400, 401, 404, 405);
            }
        }
        assertThat(state()).isEqualTo(before);
    }

    @Test
    @Tag("SRV-05")
    void theAdminApiIsNotOnTheApplicationPort() {
        for (Route route : AdminApi.routes(server)) {
            Answer answer = server.call(route.method(), path(route), Optional.of(server.adminKey()), Optional.of("{}"));
            assertThat(answer.status()).as(route.template()).isEqualTo(404);
        }
    }

    private static String path(Route route) {
        return route.template().replace("{id}", "ada").replace("{authenticatorId}", "x");
    }

    private String state() {
        TreeMap<String, String> state = new TreeMap<>();
        for (String path : List.of(
                BASE, BASE + "/authenticators", "/admin/v1/outbox", "/admin/v1/events", "/admin/v1/users/eve")) {
            state.put(path, server.admin("GET", path).text());
        }
        state.put(
                "clock",
                server.admin("PUT", "/admin/v1/clock", "{\"advanceSeconds\":0}").text());
        return state.toString();
    }
}
