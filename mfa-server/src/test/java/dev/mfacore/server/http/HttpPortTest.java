package dev.mfacore.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfacore.MfaUnavailableException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** What lies around every route, whoever wrote it. */
@Timeout(60)
class HttpPortTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<AccessRecord> records = new CopyOnWriteArrayList<>();
    private final AtomicInteger changes = new AtomicInteger();
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private HttpPort port;

    @BeforeEach
    void start() {
        port = port(false);
    }

    @AfterEach
    void stop() {
        released.countDown();
        port.close();
    }

    private HttpPort port(boolean behindProxy) {
        ErrorBody envelope = problem -> ApiResponse.json(
                200, Json.object().put("code", problem.status()).put("message", problem.detail()));
        RouteGroup plain = new RouteGroup(
                List.of(),
                List.of(
                        Route.of("POST", "/things/{name}", this::change),
                        Route.of("DELETE", "/things/{name}", this::change),
                        Route.of("GET", "/things/{name}", HttpPortTest::show),
                        Route.of("GET", "/things/special", request -> ApiResponse.text("text/plain", "literal")),
                        new Route("POST", "/form", Route.Accepts.JSON_OR_FORM, request -> ApiResponse.nothing()),
                        Route.of("GET", "/slow", request -> slow()),
                        Route.of("GET", "/broken", request -> {
                            throw new IllegalStateException("secret-1234 at dev.mfacore.engine.Vault");
                        }),
                        Route.of("GET", "/down", request -> {
                            throw new MfaUnavailableException("store secret-1234");
                        }),
                        Route.of("GET", "/throttled", request -> {
                            throw new HttpProblem(429, "Later.", Optional.of(Duration.ofSeconds(17)));
                        })),
                ProblemJson.INSTANCE);
        RouteGroup wire = new RouteGroup(
                List.of("/wire/"),
                List.of(Route.of("POST", "/wire/echo", request -> ApiResponse.ok(request.json()))),
                envelope);
        HttpPort made = new HttpPort(
                "test",
                new HttpAddress("127.0.0.1", 0, Optional.empty(), behindProxy),
                new RouteTable(Set.of(plain, wire)),
                HttpLimits.forAdmin(),
                records::add);
        made.start();
        return made;
    }

    private static ApiResponse show(ApiRequest request) {
        return ApiResponse.ok(Json.object().put("name", request.path("name")).put("client", request.clientAddress()));
    }

    private ApiResponse change(ApiRequest request) {
        request.jsonObject();
        changes.incrementAndGet();
        return ApiResponse.ok(Json.object().put("changed", request.path("name")));
    }

    private ApiResponse slow() {
        entered.countDown();
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ApiResponse.text("text/plain", "done");
    }

    @Test
    void literalsGoBeforeParameters() {
        assertThat(send("GET", "/things/special").body()).isEqualTo("literal");
        assertThat(json(send("GET", "/things/spec%69al")).path("name").stringValue())
                .isEqualTo("special");
    }

    @Test
    @Tag("SRV-01")
    void noFormOfAnotherSiteChangesAnything() {
        for (String type : List.of(
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "text/plain",
                "text/plain;application/json")) {
            for (String body : List.of("", "{}", "name=x")) {
                HttpRequest request = request("/things/a")
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(body))
                        .build();
                assertThat(send(request).statusCode()).as(type + body).isEqualTo(415);
            }
        }
        HttpRequest untyped =
                request("/things/a").POST(BodyPublishers.ofString("{}")).build();
        assertThat(send(untyped).statusCode()).isEqualTo(415);
        assertThat(changes).hasValue(0);
        HttpRequest form = request("/form")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("a=b"))
                .build();
        assertThat(send(form).statusCode()).isEqualTo(204);
    }

    @Test
    @Tag("SRV-01")
    void getAndHeadReachNoRouteThatChanges() {
        for (String method : List.of("GET", "HEAD", "OPTIONS", "TRACE", "PATCH", "PUT", "get", "X")) {
            assertThat(send(method, "/form").statusCode()).as(method).isIn(400, 405);
        }
        assertThat(send("PUT", "/things/a").headers().firstValue("Allow")).contains("DELETE, GET, HEAD, POST");
        assertThat(changes).hasValue(0);
    }

    @Test
    void headIsAnsweredLikeGetWithoutTheBody() {
        HttpResponse<String> answer = send("HEAD", "/things/special");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("Content-Length")).contains("7");
    }

    @Test
    @Tag("SRV-02")
    void aTokenInTheAddressIsRefused() {
        for (String query : List.of(
                "token=x",
                "access_token=x",
                "accessToken=x",
                "mfaToken=x",
                "mfa-token=x",
                "id_token=",
                "a=mfas_abc",
                "a=eyJhbGciOiJub25lIn0.e30.",
                "a=Bearer%20x",
                "%74oken=x")) {
            assertThat(send("GET", "/things/a?" + query).statusCode()).as(query).isEqualTo(400);
        }
        assertThat(send("GET", "/things/a?type=totp&source=SELF&").statusCode()).isEqualTo(200);
    }

    @Test
    @Tag("SRV-02")
    void everyAnswerIsKeptOutOfCachesAndFrames() {
        for (String path : List.of("/things/a", "/nothing", "/broken", "/things/a?token=x")) {
            var headers = send("GET", path).headers();
            assertThat(headers.firstValue("Cache-Control")).as(path).contains("no-store");
            assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(headers.firstValue("Content-Security-Policy")).isPresent();
            assertThat(headers.firstValue("Server")).isEmpty();
        }
    }

    @Test
    @Tag("SRV-03")
    void failuresSayNothingOfTheInside() {
        HttpResponse<String> broken = send("GET", "/broken");
        assertThat(broken.statusCode()).isEqualTo(500);
        HttpResponse<String> down = send("GET", "/down");
        assertThat(down.statusCode()).isEqualTo(503);
        assertThat(down.headers().firstValue("Retry-After")).contains("1");
        for (HttpResponse<String> answer : List.of(broken, down)) {
            assertThat(answer.body())
                    .doesNotContain("secret-1234")
                    .doesNotContain("dev.mfacore")
                    .doesNotContain("Exception");
            assertThat(json(answer).path("status").intValue()).isEqualTo(answer.statusCode());
        }
    }

    @Test
    @Tag("SRV-03")
    void throttlingIs429WithTheSecondsToWait() {
        HttpResponse<String> answer = send("GET", "/throttled");
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).contains("17");
    }

    @Test
    @Tag("SRV-04")
    void whatARouteDoesNotKnowChangesNothing() {
        HttpResponse<String> plain = send("GET", "/things/a");
        HttpRequest request = request("/things/a?skip=true&verified=1&userId=eve&debug")
                .header("X-Forwarded-For", "6.6.6.6")
                .header("Forwarded", "for=6.6.6.6")
                .header("X-Real-IP", "6.6.6.6")
                .header("X-Original-URL", "/broken")
                .header("X-Rewrite-URL", "/broken")
                .header("X-HTTP-Method-Override", "DELETE")
                .header("X-Mfa-Skip", "true")
                .build();
        assertThat(send(request).body()).isEqualTo(plain.body());
        assertThat(changes).hasValue(0);
    }

    @Test
    @Tag("SRV-04")
    void behindAProxyOnlyTheProxysOwnEntryCounts() {
        try (HttpPort proxied = port(true)) {
            for (String[] pair : new String[][] {{"6.6.6.6, 192.0.2.7", "192.0.2.7"}, {"<script>", "127.0.0.1"}}) {
                HttpRequest request = HttpRequest.newBuilder(URI.create(proxied.uri() + "/things/a"))
                        .header("X-Forwarded-For", pair[0])
                        .build();
                assertThat(json(send(request)).path("client").stringValue()).isEqualTo(pair[1]);
            }
        }
    }

    @Test
    @Tag("SRV-05")
    void oddSpellingsOfAPathLeadNowhere() throws IOException {
        for (String path : List.of(
                "//things/a",
                "/things//a",
                "/%74hings/a",
                "/THINGS/a",
                "/things/a/",
                "/things;x/a",
                "/./things/a",
                "/x/../things/a",
                "/%2e/things/a",
                "/x/%2e%2e/things/a",
                "/things%2Fa",
                "/things\\a",
                "/things/%c0%ae",
                "/things/%",
                "/things/%zz",
                "http://evil/things/../things//a")) {
            String answer = RawClient.exchange(
                    port.uri(),
                    "POST " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n"
                            + "Content-Length: 2\r\n\r\n{}");
            assertThat(RawClient.status(answer)).as(path + " -> " + answer).isIn(400, 404, 405);
        }
        assertThat(changes).hasValue(0);
    }

    @Test
    void aGroupGivesItsErrorsItsOwnForm() {
        assertThat(json(post("/wire/echo", "{")).path("code").intValue()).isEqualTo(400);
        assertThat(json(post("/wire/nothing", "{}")).path("code").intValue()).isEqualTo(404);
        assertThat(json(send("GET", "/wire/echo")).path("code").intValue()).isEqualTo(405);
        assertThat(post("/wire/echo", "{\"a\":[1,null]}").body()).isEqualTo("{\"a\":[1,null]}");
        HttpRequest text = request("/wire/echo")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{}"))
                .build();
        assertThat(json(send(text)).path("code").intValue()).isEqualTo(415);
    }

    @Test
    void jsonIsReadStrictly() {
        for (String bad : List.of(
                "{\"a\":1,\"a\":2}",
                "{} {}",
                "[".repeat(40) + "]".repeat(40),
                "{'a':1}",
                "{\"a\":1,}",
                "nul",
                "\"",
                "[]")) {
            assertThat(post("/things/a", bad).statusCode()).as(bad).isEqualTo(400);
        }
        assertThat(changes).hasValue(0);
    }

    @Test
    void theAccessLogHoldsTheTemplateAndNoAddress() {
        send("GET", "/things/eve?recipient=eve@example.com");
        send("GET", "/nothing/eve");
        assertThat(records).hasSize(2);
        assertThat(records.get(0).route()).contains("/things/{name}");
        assertThat(records.get(0).status()).isEqualTo(200);
        assertThat(records.get(1).route()).isEmpty();
        assertThat(records.toString()).doesNotContain("eve");
    }

    @Test
    void stoppingLetsRequestsAtWorkFinishAndTakesNoFurtherOnes() throws Exception {
        var running = http.sendAsync(request("/slow").build(), BodyHandlers.ofString());
        assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
        URI address = URI.create(port.uri() + "/things/a");
        Thread stopping = new Thread(port::close);
        stopping.start();
        assertThatThrownBy(() -> callUntilRefused(address)).isInstanceOf(IOException.class);
        released.countDown();
        assertThat(running.get(10, TimeUnit.SECONDS).body()).isEqualTo("done");
        stopping.join(10_000);
        assertThat(stopping.isAlive()).isFalse();
    }

    private static void callUntilRefused(URI address) throws Exception {
        while (true) {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
            if (answer.statusCode() == 503) {
                throw new IOException("refused");
            }
        }
    }

    @Test
    void aPortThatIsTakenIsNamed() {
        HttpPort second = new HttpPort(
                "test",
                new HttpAddress("127.0.0.1", port.uri().getPort(), Optional.empty(), false),
                new RouteTable(Set.of()),
                HttpLimits.forAdmin(),
                records::add);
        assertThatThrownBy(second::start)
                .isInstanceOf(PortException.class)
                .hasMessageContaining("127.0.0.1:" + port.uri().getPort())
                .hasMessageContaining("choose another one");
        second.close();
    }

    @Test
    void twoRoutesForOneAddressAreAMistake() {
        RouteGroup group = new RouteGroup(
                List.of(),
                List.of(
                        Route.of("GET", "/a/{x}", request -> ApiResponse.nothing()),
                        Route.of("GET", "/a/{y}", request -> ApiResponse.nothing())),
                ProblemJson.INSTANCE);
        assertThatThrownBy(() -> new RouteTable(Set.of(group)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("GET /a/{");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(port.uri() + path)).timeout(Duration.ofSeconds(20));
    }

    private HttpResponse<String> post(String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build());
    }

    private HttpResponse<String> send(String method, String path) {
        return send(request(path).method(method, BodyPublishers.noBody()).build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return Json.read(answer.body().getBytes(StandardCharsets.UTF_8));
    }
}
