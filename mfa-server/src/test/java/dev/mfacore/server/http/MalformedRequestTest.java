package dev.mfacore.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.server.ServerUnderTest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Requests that are broken in every way that a seeded generator can think of, over raw sockets to both ports: no answer
 * is a 5xx, none tells of the inside, none hangs, and nothing changes. The long run keeps its place in
 * {@code target/malformed-requests.txt} and goes on there.
 */
class MalformedRequestTest {

    private static final int BATCH = 50;
    private static final int IN_A_NORMAL_RUN = 20_000;
    private static final int AT_NIGHT = 1_000_000;
    private static final Pattern INSIDES =
            Pattern.compile("(?i)exception|\\tat |jetty|dev\\.mfacore|jackson|java\\.|<html|Server:");

    private ServerUnderTest server;
    private String before;

    @BeforeEach
    void start() {
        server = ServerUnderTest.start(
                it -> HttpLimitsTest.limits(it, HttpLimits.forAdmin().withRequestTime(Duration.ofSeconds(3))));
        server.admin("PUT", "/admin/v1/users/ada", "{\"email\":\"ada@example.com\",\"phone\":\"+8613800138000\"}");
        server.admin("POST", "/admin/v1/users/ada/transactions", "{}");
        before = state();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @Timeout(600)
    @Tag("SRV-01")
    @Tag("SRV-03")
    void nothingMalformedGetsThrough() throws IOException {
        for (int batch = 0; batch < IN_A_NORMAL_RUN / BATCH; batch++) {
            run(batch);
        }
        assertThat(state()).isEqualTo(before);
    }

    @Test
    @Tag("nightly")
    void nothingMalformedGetsThroughAllNight() throws IOException {
        Path place = Path.of("target", "malformed-requests.txt");
        int from =
                Files.exists(place) ? Integer.parseInt(Files.readString(place).strip()) : 0;
        for (int batch = from; batch < AT_NIGHT / BATCH; batch++) {
            run(1_000_000 + batch);
            if (batch % 200 == 199) {
                assertThat(state()).isEqualTo(before);
                Files.writeString(place, Integer.toString(batch + 1));
            }
        }
        assertThat(state()).isEqualTo(before);
        Files.deleteIfExists(place);
    }

    /** One connection carries as many requests as the server takes before it hangs up; then comes the next. */
    private void run(int batch) throws IOException {
        Random random = new Random(batch);
        URI port = random.nextInt(4) == 0
                ? server.server().applicationUri()
                : server.server().adminUri();
        List<byte[]> requests = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            requests.add(new MalformedRequests(random, server.adminKey()).next());
        }
        for (byte[] request : requests) {
            try (RawClient client = new RawClient(port)) {
                String answer = client.send(request).finish().readAll();
                check(batch, request, answer);
            }
        }
    }

    private void check(int batch, byte[] request, String answer) {
        String what = "batch " + batch + ": " + new String(request, StandardCharsets.ISO_8859_1) + "\n-> " + answer;
        for (String line : answer.split("\r\n", -1)) {
            if (line.startsWith("HTTP/1.1 ")) {
                assertThat(RawClient.status(line)).as(what).isLessThan(500).isGreaterThanOrEqualTo(200);
            }
        }
        assertThat(INSIDES.matcher(answer).find()).as(what).isFalse();
        assertThat(answer).as(what).doesNotContain(server.adminKey());
    }

    private String state() {
        return server.admin("GET", "/admin/v1/users/ada").text()
                + server.admin("GET", "/admin/v1/users/ada/authenticators").text()
                + server.admin("GET", "/admin/v1/outbox").text()
                + server.admin("GET", "/admin/v1/events").text()
                + server.admin("PUT", "/admin/v1/clock", "{\"advanceSeconds\":0}")
                        .text();
    }
}
