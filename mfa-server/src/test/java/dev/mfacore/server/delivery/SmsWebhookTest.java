package dev.mfacore.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mfacore.PhoneNumber;
import dev.mfacore.Purpose;
import dev.mfacore.UserId;
import dev.mfacore.adapter.inmemory.testing.VirtualClock;
import dev.mfacore.port.DeliveryException;
import dev.mfacore.port.OtpMessage;
import dev.mfacore.server.http.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

@Timeout(60)
class SmsWebhookTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    private final VirtualClock clock = new VirtualClock(NOW);
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final CountDownLatch done = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer receiver;
    private Answer answer = exchange -> exchange.sendResponseHeaders(204, -1);

    private record Received(HttpExchange exchange, byte[] body) {
        String header(String name) {
            return exchange.getRequestHeaders().getFirst(name);
        }
    }

    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    void start() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.setExecutor(threads);
        receiver.createContext("/", exchange -> {
            received.add(new Received(exchange, exchange.getRequestBody().readAllBytes()));
            try (exchange) {
                answer.to(exchange);
            }
        });
        receiver.start();
    }

    @AfterEach
    void stop() {
        done.countDown();
        receiver.stop(0);
        threads.shutdownNow();
    }

    @Test
    void oneSignedPostCarriesTheMessage() throws Exception {
        webhook(TextLanguage.BOTH).deliver(message());
        assertThat(received).hasSize(1);
        Received call = received.get(0);
        assertThat(call.exchange.getRequestMethod()).isEqualTo("POST");
        assertThat(call.header("Content-Type")).isEqualTo("application/json");
        assertThat(call.header("Idempotency-Key")).isEqualTo("id-1");
        assertThat(call.header("X-Mfa-Timestamp")).isEqualTo(Long.toString(NOW.getEpochSecond()));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        mac.update((NOW.getEpochSecond() + ".").getBytes(StandardCharsets.US_ASCII));
        assertThat(call.header("X-Mfa-Signature"))
                .isEqualTo("v1=" + HexFormat.of().formatHex(mac.doFinal(call.body)));
        JsonNode json = Json.read(call.body);
        assertThat(json.path("to").stringValue()).isEqualTo("+8613800138000");
        assertThat(json.path("code").stringValue()).isEqualTo("123456");
        assertThat(json.path("purpose").stringValue()).isEqualTo("sign-in");
        assertThat(json.path("text").stringValue())
                .isEqualTo("【Acme】验证码 123456，用于登录，5 分钟内有效，请勿告诉他人。\n"
                        + "Acme: 123456 is your code to sign in. It is good for 5 min. Never pass it on.");
        assertThat(call.exchange.getRequestURI().toString()).doesNotContain("123456");
    }

    @Test
    @Tag("DOTP-11")
    void whateverIsNoSuccessIsAFailureAndIsNotTriedAgain() {
        for (int status : new int[] {300, 301, 307, 400, 404, 429, 500, 503}) {
            received.clear();
            answer = exchange -> {
                exchange.getResponseHeaders().set("Location", "/elsewhere");
                exchange.sendResponseHeaders(status, -1);
            };
            refused("answered " + status);
            assertThat(received).as("status " + status).hasSize(1);
        }
    }

    @Test
    @Tag("DOTP-11")
    void aReceiverThatIsSilentOrTricklesIsGivenUp() {
        answer = exchange -> await();
        refused("did not answer within 500 ms");
        answer = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            await();
        };
        refused("did not answer within 500 ms");
    }

    @Test
    @Tag("DOTP-11")
    void aReceiverThatIsGoneIsAFailure() {
        receiver.stop(0);
        refused("cannot be reached");
    }

    @Test
    void aShortSecretIsRefused() {
        assertThatThrownBy(() -> new SmsWebhook(options(), "short", writer(TextLanguage.EN), clock))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 32 characters");
    }

    /** Whatever happens, the failure holds neither code nor recipient (DOTP-10). */
    private void refused(String why) {
        assertThatThrownBy(() -> webhook(TextLanguage.EN).deliver(message()))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining(why)
                .satisfies(
                        e -> assertThat(stackTrace(e)).doesNotContain("123456").doesNotContain("13800138000"));
    }

    static String stackTrace(Throwable e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private void await() {
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private SmsWebhook webhook(TextLanguage language) {
        return new SmsWebhook(options(), SECRET, writer(language), clock);
    }

    private SmsWebhookOptions options() {
        URI url = URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/sms");
        return new SmsWebhookOptions(url, Optional.empty(), Duration.ofMillis(500));
    }

    private MessageWriter writer(TextLanguage language) {
        return new MessageWriter(Optional.empty(), language, "Acme", clock, user -> Optional.empty());
    }

    private static OtpMessage message() {
        return new OtpMessage(
                "id-1",
                Optional.of(new UserId("ada")),
                PhoneNumber.parse("+8613800138000"),
                Purpose.SIGN_IN,
                "123456",
                NOW.plusSeconds(300));
    }
}
