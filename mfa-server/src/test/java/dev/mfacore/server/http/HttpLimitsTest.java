package dev.mfacore.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.server.ServerOptions;
import dev.mfacore.server.ServerUnderTest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a client may not do to the ports, over raw sockets. */
@Timeout(60)
class HttpLimitsTest {

    private ServerUnderTest server;
    private URI port;

    @BeforeEach
    void start() {
        server = ServerUnderTest.start(it -> limits(it, HttpLimits.forAdmin().withRequestTime(Duration.ofMillis(700))));
        server.admin("PUT", "/admin/v1/users/ada", "{}");
        port = server.server().adminUri();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aBodyOverTheLimitIsRefusedAndTheConnectionClosed() throws IOException {
        String answer =
                RawClient.exchange(port, put("Content-Length: 16385\r\n", "{\"name\":\"" + "x".repeat(16_374) + "\"}"));
        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("Connection: close");
    }

    @Test
    void aChunkedBodyOverTheLimitIsRefused() throws IOException {
        String chunk = "1000\r\n" + "x".repeat(0x1000) + "\r\n";
        String answer = RawClient.exchange(port, put("Transfer-Encoding: chunked\r\n", chunk.repeat(5) + "0\r\n\r\n"));
        assertThat(answer).startsWith("HTTP/1.1 413 ");
    }

    @Test
    void aBodyOfTheLimitIsTaken() throws IOException {
        String body = "{\"x\":\"" + "x".repeat(16_376) + "\"}";
        assertThat(body).hasSize(16_384);
        assertThat(RawClient.exchange(port, put("Content-Length: 16384\r\nConnection: close\r\n", body)))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void noHeaderIsReadInTheLettersOfAnEarlierOneOnTheConnection() throws IOException {
        String key = server.adminKey();
        String other = other(key.substring(0, 4));
        String request = "GET /admin/v1/users/ada HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ";
        String refused = request + other + "\r\n\r\n";
        String answers = RawClient.exchange(port, refused + refused + request + key + "\r\nConnection: close\r\n\r\n");
        assertThat(answers.split("HTTP/1\\.1 ", -1))
                .satisfiesExactly(
                        before -> assertThat(before).isEmpty(),
                        answer -> assertThat(answer).startsWith("401 "),
                        answer -> assertThat(answer).startsWith("401 "),
                        answer -> assertThat(answer).startsWith("200 "));
    }

    /** The same letters, each as the other case. */
    private static String other(String text) {
        return text.chars()
                .map(c -> Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void headersOverTheLimitAreRefused() throws IOException {
        String answer = RawClient.exchange(
                port, "GET /healthz HTTP/1.1\r\nHost: x\r\nX-Big: " + "x".repeat(9_000) + "\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 431 ").doesNotContain("jetty");
    }

    @Test
    void aBodyThatTricklesInIsCutOff() throws Exception {
        try (RawClient client = new RawClient(port)) {
            client.send(put("Content-Length: 1000\r\n", "{"));
            Thread trickle = trickle(client);
            String answer = client.readAll();
            trickle.join();
            assertThat(RawClient.status(answer)).isIn(0, 400, 408);
        }
        assertThat(server.admin("GET", "/admin/v1/users/ada").json().has("name"))
                .isFalse();
    }

    @Test
    void headersThatTrickleInAreCutOff() throws Exception {
        try (RawClient client = new RawClient(port)) {
            client.send("GET /healthz HTTP/1.1\r\nX-Slow: ");
            Thread trickle = trickle(client);
            assertThat(RawClient.status(client.readAll())).isIn(0, 400, 408);
            trickle.join();
        }
    }

    @Test
    void connectionsOverTheLimitWaitAndThoseBeforeThemAreServed() throws IOException {
        try (ServerUnderTest small = ServerUnderTest.start(
                        it -> limits(it, HttpLimits.forAdmin().withConnections(2)));
                RawClient one = new RawClient(small.server().adminUri());
                RawClient two = new RawClient(small.server().adminUri());
                RawClient three = new RawClient(small.server().adminUri())) {
            String request = "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
            three.send(request);
            assertThat(one.send(request).readAll()).startsWith("HTTP/1.1 200 ");
            assertThat(two.send(request).readAll()).startsWith("HTTP/1.1 200 ");
            one.hangUp();
            two.hangUp();
            assertThat(three.readAll()).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    @Tag("SRV-03")
    void whatIsNotHttpGetsAStatusAndNoInsides() throws IOException {
        for (String junk : new String[] {
            "\0\0\0\0\r\n\r\n",
            "GET\r\n\r\n",
            "GET / HTTP/9.9\r\n\r\n",
            "GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
            "POST /healthz HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
            "POST /healthz HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "GET /admin/v1/users/%ff%fe HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /admin/v1/../v1/users/ada HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
        }) {
            String answer = RawClient.exchange(port, junk);
            assertThat(RawClient.status(answer)).as(junk + " -> " + answer).isIn(400, 404, 405, 505);
            assertThat(answer)
                    .doesNotContainIgnoringCase("jetty")
                    .doesNotContain("Exception")
                    .doesNotContain("\tat ")
                    .doesNotContain("Server:");
        }
    }

    private static Thread trickle(RawClient client) {
        Thread thread = new Thread(() -> {
            try {
                for (int i = 0; i < 200; i++) {
                    client.send("x");
                    Thread.sleep(50);
                }
            } catch (IOException | InterruptedException e) {
                return;
            }
        });
        thread.start();
        return thread;
    }

    private String put(String headers, String body) {
        return "PUT /admin/v1/users/ada HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                + server.adminKey() + "\r\n" + headers + "\r\n" + body;
    }

    static ServerOptions limits(ServerOptions it, HttpLimits admin) {
        return new ServerOptions(
                it.application(),
                it.admin(),
                Optional.empty(),
                it.data(),
                it.adminKeyFile(),
                it.issuer(),
                it.allowConfirmCodeReuse(),
                it.requireTokenToSend(),
                it.testClock(),
                it.delivery(),
                it.jwt(),
                it.accessLog(),
                it.applicationLimits(),
                admin,
                dev.mfacore.server.TenantOptions.defaults());
    }
}
