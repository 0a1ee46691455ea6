package dev.mfacore.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.server.ServerUnderTest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * A server, and batches of requests to it that are broken in every way that a seeded generator can think of, over raw
 * sockets to both ports: no answer is a 5xx, none tells of the inside, none hangs, and nothing changes.
 */
final class MalformedRun implements AutoCloseable {

    /** Requests in a batch. */
    static final int BATCH = 50;

    private static final Pattern INSIDES =
            Pattern.compile("(?i)exception|\\tat |jetty|dev\\.mfacore|jackson|java\\.|<html|Server:");
    private static final Pattern STACK_TRACE = Pattern.compile("\\\\tat |\\n\\s+at [\\w.$]+\\(");

    private final ServerUnderTest server;
    /** What may be read as it is: the enrolment page and the API's description. */
    private final List<String> published;

    private final String before;

    MalformedRun() {
        server = ServerUnderTest.start(
                it -> HttpLimitsTest.limits(it, HttpLimits.forAdmin().withRequestTime(Duration.ofSeconds(3))));
        server.admin("PUT", "/admin/v1/users/ada", "{\"email\":\"ada@example.com\",\"phone\":\"+8613800138000\"}");
        server.admin("POST", "/admin/v1/users/ada/transactions", "{}");
        published = List.of(
                server.call("GET", "/enroll", Optional.empty(), Optional.empty())
                        .text(),
                server.admin("GET", "/admin/v1/openapi.json").text());
        before = state();
    }

    /** Sends one batch; the same number is the same batch. Each request has a connection of its own. */
    void send(int batch) throws IOException {
        // Neighbouring seeds begin alike, unless they are spread.
        Random random = new Random(batch * 0x9E3779B97F4A7C15L);
        boolean application = batch % 2 == 0;
        URI port =
                application ? server.server().applicationUri() : server.server().adminUri();
        MalformedRequests requests = new MalformedRequests(
                random,
                application ? MalformedRequests.OF_APPLICATIONS : MalformedRequests.OF_ADMINS,
                server.adminKey());
        for (int i = 0; i < BATCH; i++) {
            byte[] request = requests.next();
            try (RawClient client = new RawClient(port)) {
                check(batch, request, client.send(request).finish().readAll());
            }
        }
    }

    /** Nothing is other than it was before the first batch. */
    void requireNothingChanged() {
        assertThat(state()).isEqualTo(before);
    }

    /** Nothing went so wrong that the server had to write down where. */
    void stopAndRequireNoStackTrace() {
        assertThat(server.stopAndReadLog()).doesNotContainPattern(STACK_TRACE);
    }

    private void check(int batch, byte[] request, String answer) {
        String what = "batch " + batch + ": " + new String(request, StandardCharsets.ISO_8859_1) + "\n-> " + answer;
        for (String line : answer.split("\r\n", -1)) {
            if (line.startsWith("HTTP/1.1 ")) {
                assertThat(RawClient.status(line)).as(what).isLessThan(500).isGreaterThanOrEqualTo(200);
            }
        }
        String unpublished = answer;
        for (String text : published) {
            unpublished = unpublished.replace(text, "");
        }
        assertThat(INSIDES.matcher(unpublished).find()).as(what).isFalse();
        assertThat(answer).as(what).doesNotContain(server.adminKey());
    }

    /** An attempt with a token of nobody is recorded, as it must be, but belongs to no user. */
    private String state() {
        return server.admin("GET", "/admin/v1/users/ada").text()
                + server.admin("GET", "/admin/v1/users/ada/authenticators").text()
                + server.admin("GET", "/admin/v1/outbox").text()
                + server.admin("GET", "/admin/v1/events?user=ada").text()
                + server.admin("PUT", "/admin/v1/clock", "{\"advanceSeconds\":0}")
                        .text();
    }

    @Override
    public void close() {
        server.close();
    }
}
