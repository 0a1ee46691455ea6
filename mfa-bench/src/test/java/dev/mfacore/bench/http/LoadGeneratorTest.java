package dev.mfacore.bench.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import dev.mfacore.bench.measure.WrongAnswerException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LoadGeneratorTest {

    private final ConcurrentLinkedQueue<Long> arrivals = new ConcurrentLinkedQueue<>();
    private HttpServer server;
    private volatile int status = 200;
    private volatile String answer = "{\"data\":{\"id\":\"ada\"}}";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            arrivals.add(System.nanoTime());
            exchange.getRequestBody().readAllBytes();
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private LoadGenerator generator(int connections) {
        return new LoadGenerator(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), connections);
    }

    private static List<LoadRequest> requests(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> LoadRequest.verification("token-" + i, "123456", "ada"))
                .toList();
    }

    @Test
    void putsEachRequestOnce() {
        try (LoadGenerator load = generator(3)) {
            assertThat(load.asFastAsPossible(requests(20)).operations()).isEqualTo(20);
            assertThat(load.asFastAsPossible(requests(7)).operations()).isEqualTo(7);
        }
        assertThat(arrivals).hasSize(27);
    }

    @Test
    void noticesTheAnswerOfAnotherUser() {
        answer = "{\"data\":{\"id\":\"bob\"}}";
        try (LoadGenerator load = generator(2)) {
            assertThatExceptionOfType(WrongAnswerException.class)
                    .isThrownBy(() -> load.asFastAsPossible(requests(3)))
                    .withMessageContaining("\"id\":\"ada\"");
        }
    }

    @Test
    void noticesAnotherStatus() {
        status = 503;
        try (LoadGenerator load = generator(1)) {
            assertThatExceptionOfType(WrongAnswerException.class)
                    .isThrownBy(() -> load.asFastAsPossible(requests(1)))
                    .withMessageContaining("503");
        }
    }

    @Test
    void sendsNothingBeforeItIsDue() {
        long before = System.nanoTime();
        try (LoadGenerator load = generator(2)) {
            assertThat(load.atRate(requests(21), 1_000).getTotalCount()).isEqualTo(21);
        }
        long last = arrivals.stream().mapToLong(it -> it).max().orElseThrow();
        assertThat(last - before).isGreaterThanOrEqualTo(20_000_000);
    }

    @Test
    void latencyCountsFromWhenARequestWasDueAndNotFromWhenItWasSent() {
        Histogram latencies;
        try (LoadGenerator load = generator(1)) {
            latencies = load.atRate(requests(40), 1e9);
        }
        // All were due at once, so that the last one waited for as long as the others took to arrive.
        List<Long> times = arrivals.stream().sorted().toList();
        long waited = times.get(39) - times.get(0) - 39;
        assertThat(latencies.getMaxValue()).isGreaterThanOrEqualTo(waited);
    }
}
