package dev.mfacore.adapter.authing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfacore.MfaUnavailableException;
import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingUser;
import dev.mfacore.authing.MfaCall;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Every call ends, and no answer is larger than its cap. Deadlines are real time by nature, so these tests say only that a
 * call ends at all: the time-out of JUnit is their guard.
 */
@Timeout(60)
class BoundsTest {

    private static final MfaCall.VerifyTotpMfa CALL = new MfaCall.VerifyTotpMfa(Samples.PENDING, Samples.CODE);
    private static final Duration SHORT = Duration.ofMillis(250);
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

    /** The JDK reads no further than a malformed head, but leaves the connection open. */
    private static final boolean JDK_ENDS_IT = false;

    private static void requireUnavailable(Peer.Script script, Duration deadline, String message) throws Exception {
        requireUnavailable(script, deadline, message, true);
    }

    private static void requireUnavailable(Peer.Script script, Duration deadline, String message, boolean ends)
            throws Exception {
        try (Peer peer = Peer.scripted(script)) {
            AuthingHttp client = Samples.client(peer.url()).deadline(deadline).build();
            assertThatThrownBy(() -> client.call(CALL))
                    .isInstanceOf(MfaUnavailableException.class)
                    .hasMessageContaining("verifyTotpMfa (POST /api/v2/mfa/totp/verify)")
                    .hasMessageContaining(message);
            if (ends) {
                assertThat(peer.sawAnEnd()).as("the connection is ended too").isTrue();
            }
        }
    }

    @Test
    @Tag("CLI-06")
    void silenceEnds() throws Exception {
        requireUnavailable(
                (talk, request) -> {
                    talk.awaitEnd();
                    return false;
                },
                SHORT,
                "no whole answer within 250 ms");
    }

    @Test
    @Tag("CLI-06")
    void aTrickleOfHeadersEnds() throws Exception {
        requireUnavailable((talk, request) -> trickle(talk, HEAD + "X-A: ", "a"), SHORT, "no whole answer");
    }

    @Test
    @Tag("CLI-06")
    void aTrickleOfBodyEnds() throws Exception {
        requireUnavailable(
                (talk, request) -> trickle(talk, HEAD + "Content-Length: 100000\r\n\r\n", " "),
                SHORT,
                "no whole answer");
    }

    @Test
    @Tag("CLI-06")
    void aTrickleOfChunksEnds() throws Exception {
        requireUnavailable(
                (talk, request) -> trickle(talk, HEAD + "Transfer-Encoding: chunked\r\n\r\n", "1\r\n \r\n"),
                SHORT,
                "no whole answer");
    }

    @Test
    @Tag("CLI-06")
    void anEndlessRowOfInterimAnswersEnds() throws Exception {
        requireUnavailable(
                (talk, request) -> trickle(talk, "", "HTTP/1.1 102 Processing\r\n\r\n"),
                SHORT,
                "got no clear answer",
                JDK_ENDS_IT);
    }

    @Test
    @Tag("CLI-06")
    void aFullPoolDoesNotLiftTheDeadline() throws Exception {
        AtomicBoolean full = new AtomicBoolean();
        ExecutorService threads = Executors.newCachedThreadPool();
        Executor pool = work -> {
            if (full.get()) {
                throw new RejectedExecutionException("full");
            }
            threads.execute(work);
        };
        try (Peer peer = Peer.scripted((talk, request) -> {
            full.set(true);
            talk.awaitEnd();
            return false;
        })) {
            HttpClient own = HttpClient.newBuilder().executor(pool).build();
            AuthingHttp client =
                    Samples.client(peer.url()).httpClient(own).deadline(SHORT).build();
            assertThatThrownBy(() -> client.call(CALL))
                    .isInstanceOf(MfaUnavailableException.class)
                    .hasMessageContaining("no whole answer within 250 ms");
        } finally {
            threads.shutdownNow();
        }
    }

    /** Sends a byte or so now and then until the other side has had enough. */
    private static boolean trickle(Talk talk, String head, String piece) throws IOException {
        talk.send(head);
        CountDownLatch never = new CountDownLatch(1);
        try {
            while (!never.await(20, TimeUnit.MILLISECONDS)) {
                talk.send(piece);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    @Test
    @Tag("CLI-06")
    void anAnnouncedGiantIsAbandoned() throws Exception {
        requireUnavailable(
                (talk, request) -> {
                    talk.send(HEAD + "Content-Length: 9000000000\r\n\r\n{");
                    talk.awaitEnd();
                    return false;
                },
                Duration.ofSeconds(30),
                "longer than 262144 bytes");
    }

    @Test
    @Tag("CLI-06")
    void anEndlessBodyIsAbandoned() throws Exception {
        requireUnavailable(
                (talk, request) -> {
                    talk.send(HEAD + "Transfer-Encoding: chunked\r\n\r\n");
                    while (true) {
                        talk.send("1000\r\n" + " ".repeat(0x1000) + "\r\n");
                    }
                },
                Duration.ofSeconds(30),
                "longer than 262144 bytes");
    }

    @Test
    @Tag("CLI-06")
    void endlessHeadersAreAbandoned() throws Exception {
        requireUnavailable(
                (talk, request) -> {
                    talk.send(HEAD);
                    while (true) {
                        talk.send("X-" + "a".repeat(50) + ": " + "b".repeat(4000) + "\r\n");
                    }
                },
                Duration.ofSeconds(2),
                "got no clear answer",
                JDK_ENDS_IT);
    }

    @Test
    @Tag("CLI-06")
    void theCapIsExact() throws Exception {
        String body = "{\"code\":6001,\"message\":\"\"}";
        for (int size : new int[] {2048, 2049}) {
            byte[] padded = (body + " ".repeat(size - body.length())).getBytes(StandardCharsets.UTF_8);
            try (Peer peer = Peer.answering(request -> Answers.whole(200, "", padded))) {
                AuthingHttp client =
                        Samples.client(peer.url()).responseCap(2048).build();
                CompletableFuture<AuthingAnswer<AuthingUser>> answer = client.callAsync(CALL);
                if (size == 2048) {
                    assertThat(answer.join()).isEqualTo(AuthingAnswer.refusal(6001, ""));
                } else {
                    assertThatThrownBy(answer::join).hasCauseInstanceOf(MfaUnavailableException.class);
                }
            }
        }
    }

    @Test
    @Tag("CLI-02")
    void nobodyListeningIsUnavailable() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        AuthingHttp client =
                Samples.client(URI.create("http://localhost:" + free)).build();
        assertThatThrownBy(() -> client.call(CALL))
                .isInstanceOf(MfaUnavailableException.class)
                .hasMessageContaining("ConnectException");
    }

    @Test
    @Tag("CLI-06")
    void aBacklogThatNeverAcceptsEnds() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1)) {
            AuthingHttp client = Samples.client(URI.create("http://localhost:" + socket.getLocalPort()))
                    .connectTimeout(SHORT)
                    .deadline(Duration.ofMillis(400))
                    .build();
            for (int i = 0; i < 4; i++) {
                assertThatThrownBy(() -> client.call(CALL)).isInstanceOf(MfaUnavailableException.class);
            }
        }
    }

    @Test
    @Tag("CLI-06")
    void aCallThatIsGivenUpEndsItsExchange() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        try (Peer peer = Peer.scripted((talk, request) -> {
            arrived.countDown();
            talk.awaitEnd();
            return false;
        })) {
            AuthingHttp client = Samples.client(peer.url()).build();
            CompletableFuture<?> answer = client.callAsync(CALL);
            arrived.await();
            assertThat(answer.cancel(true)).isTrue();
            assertThat(peer.sawAnEnd()).isTrue();
        }
    }

    @Test
    void anInterruptedThreadGetsNoAnswerAndStaysInterrupted() throws Exception {
        try (Peer peer = Peer.scripted((talk, request) -> {
            talk.awaitEnd();
            return false;
        })) {
            AuthingHttp client = Samples.client(peer.url()).build();
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> client.call(CALL))
                    .isInstanceOf(MfaUnavailableException.class)
                    .hasMessageContaining("interrupted");
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
