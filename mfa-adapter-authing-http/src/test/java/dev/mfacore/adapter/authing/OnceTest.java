package dev.mfacore.adapter.authing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfacore.MfaUnavailableException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What changes something is put once, however the other side fails; reads are repeated a bounded number of times. */
@Timeout(120)
class OnceTest {

    private static final byte[] CUT =
            "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{".getBytes(StandardCharsets.US_ASCII);

    static List<Samples.Sample> changes() {
        return Samples.all().stream().filter(it -> !it.call().isRead()).toList();
    }

    static List<Samples.Sample> reads() {
        return Samples.all().stream().filter(it -> it.call().isRead()).toList();
    }

    /** Ways to fail after the request was read. */
    private static Map<String, Peer.Script> failures() {
        Map<String, Peer.Script> failures = new LinkedHashMap<>();
        failures.put("closes", (talk, request) -> false);
        failures.put("resets", (talk, request) -> {
            talk.reset();
            return false;
        });
        failures.put("closes in the status line", (talk, request) -> {
            talk.send("HTTP/1.1 20");
            return false;
        });
        failures.put("closes in the body", (talk, request) -> {
            talk.send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"code\":200,");
            return false;
        });
        failures.put("is overloaded", (talk, request) -> {
            talk.send("HTTP/1.1 503 Busy\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n");
            return true;
        });
        failures.put("wants a password", (talk, request) -> {
            talk.send("HTTP/1.1 401 Who\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n");
            return true;
        });
        failures.put("was not ready", (talk, request) -> {
            talk.send("HTTP/1.1 425 Too Early\r\nContent-Length: 0\r\n\r\n");
            return true;
        });
        failures.put("talks another protocol", (talk, request) -> {
            talk.send("HTTP/2.0 nonsense\r\n\r\n");
            return false;
        });
        failures.put("is silent", (talk, request) -> {
            talk.awaitEnd();
            return false;
        });
        return failures;
    }

    @ParameterizedTest
    @MethodSource("changes")
    @Tag("CLI-05")
    @Tag("CLI-02")
    void aChangeIsPutOnceWhateverHappens(Samples.Sample sample) throws Exception {
        for (Map.Entry<String, Peer.Script> failure : failures().entrySet()) {
            try (Peer peer = Peer.scripted(failure.getValue())) {
                AuthingHttp client = Samples.client(peer.url())
                        .deadline(Duration.ofMillis(failure.getKey().equals("is silent") ? 250 : 20_000))
                        .readRetries(3)
                        .build();
                assertThatThrownBy(() -> client.call(sample.call()))
                        .as(failure.getKey())
                        .isInstanceOf(MfaUnavailableException.class);
                assertThat(peer.received()).as(failure.getKey()).hasSize(1);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("changes")
    @Tag("CLI-05")
    void aChangeIsPutOnceAlsoOnAConnectionThatWasKept(Samples.Sample sample) throws Exception {
        AtomicInteger number = new AtomicInteger();
        try (Peer peer = Peer.scripted((talk, request) -> {
            if (number.incrementAndGet() > 1) {
                return false;
            }
            talk.send(Answers.json(sample.answer()));
            return true;
        })) {
            AuthingHttp client = Samples.client(peer.url()).readRetries(3).build();
            client.call(sample.call());
            assertThatThrownBy(() -> client.call(sample.call())).isInstanceOf(MfaUnavailableException.class);
            assertThat(peer.received()).hasSize(2);
        }
    }

    @ParameterizedTest
    @MethodSource("reads")
    @Tag("CLI-05")
    void aReadIsRepeatedAsOftenAsToldAndNoMore(Samples.Sample sample) throws Exception {
        for (int retries = 0; retries <= 3; retries++) {
            int most = retries;
            AtomicInteger number = new AtomicInteger();
            // The answer has begun, so that the JDK repeats nothing of its own accord.
            try (Peer peer = Peer.scripted((talk, request) -> {
                boolean last = number.incrementAndGet() > most;
                talk.send(last ? Answers.json(sample.answer()) : CUT);
                return last;
            })) {
                AuthingHttp client =
                        Samples.client(peer.url()).readRetries(retries).build();
                client.call(sample.call());
                assertThat(peer.received()).hasSize(retries + 1);
            }
            try (Peer peer = Peer.scripted((talk, request) -> false)) {
                AuthingHttp client =
                        Samples.client(peer.url()).readRetries(retries).build();
                assertThatThrownBy(() -> client.call(sample.call())).isInstanceOf(MfaUnavailableException.class);
                assertThat(peer.received()).hasSizeBetween(retries + 1, 2 * (retries + 1));
            }
        }
    }

    @Test
    @Tag("CLI-05")
    void aReadThatWasAnsweredIsNotRepeated() throws Exception {
        for (byte[] answer : List.of(
                Answers.json(503, ""),
                Answers.json("?"),
                Answers.json("{\"code\":6001}"),
                Answers.json("x".repeat(2000)))) {
            try (Peer peer = Peer.answering(request -> answer)) {
                AuthingHttp client = Samples.client(peer.url())
                        .readRetries(3)
                        .responseCap(1024)
                        .build();
                try {
                    client.call(reads().get(0).call());
                } catch (MfaUnavailableException e) {
                    assertThat(e).isNotNull();
                }
                assertThat(peer.received()).hasSize(1);
            }
        }
    }

    @Test
    @Tag("CLI-05")
    @Tag("CLI-01")
    void switchesOfTheJvmThatWouldBreakThisAreRefused() throws Exception {
        for (String property :
                List.of("jdk.httpclient.enableAllMethodRetry", "jdk.internal.httpclient.disableHostnameVerification")) {
            for (String on : List.of("", "true", "TRUE")) {
                System.setProperty(property, on);
                try (Peer peer = Peer.scripted((talk, request) -> false)) {
                    AuthingHttpBuilder builder = Samples.client(peer.url());
                    assertThatThrownBy(builder::build)
                            .isInstanceOf(IllegalStateException.class)
                            .hasMessageContaining(property);
                } finally {
                    System.clearProperty(property);
                }
            }
        }
    }
}
