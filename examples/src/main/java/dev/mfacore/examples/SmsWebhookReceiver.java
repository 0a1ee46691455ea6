package dev.mfacore.examples;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Takes the SMS of a server that runs with {@code --sms-webhook}, and hands each on once: the place for your provider's
 * API. It needs nothing but the JDK.
 */
public final class SmsWebhookReceiver implements AutoCloseable {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final int LARGEST = 16 * 1024;

    private final SecretKeySpec key;
    private final InstantSource clock;
    private final Consumer<String> provider;
    private final Map<String, Instant> taken = new ConcurrentHashMap<>();
    private final HttpServer server;

    /**
     * Starts on a free port of this machine.
     *
     * @param secret the text in {@code sms-webhook.secret}
     * @param clock tells which calls are old
     * @param provider takes the JSON of each message; what it throws is answered as a failure
     * @throws IOException if there is no free port
     */
    public SmsWebhookReceiver(String secret, InstantSource clock, Consumer<String> provider) throws IOException {
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        this.clock = clock;
        this.provider = provider;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/sms", this::receive);
        server.start();
    }

    /**
     * Returns what {@code --sms-webhook} has to be.
     *
     * @return the address
     */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/sms";
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(LARGEST);
            exchange.sendResponseHeaders(status(exchange, body), -1);
        }
    }

    private int status(HttpExchange exchange, byte[] body) {
        String timestamp = header(exchange, "X-Mfa-Timestamp");
        if (!isFresh(timestamp) || !isSigned(timestamp, body, header(exchange, "X-Mfa-Signature"))) {
            return 401;
        }
        Instant now = clock.instant();
        taken.values().removeIf(at -> at.plus(TOLERANCE).plus(TOLERANCE).isBefore(now));
        String id = header(exchange, "Idempotency-Key");
        if (taken.putIfAbsent(id, now) == null) {
            try {
                provider.accept(new String(body, StandardCharsets.UTF_8));
            } catch (RuntimeException e) {
                taken.remove(id);
                return 502;
            }
        }
        return 204;
    }

    private boolean isFresh(String timestamp) {
        try {
            Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
            return Duration.between(sent, clock.instant()).abs().compareTo(TOLERANCE) <= 0;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private boolean isSigned(String timestamp, byte[] body, String signature) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update((timestamp + ".").getBytes(StandardCharsets.US_ASCII));
            String right = "v1=" + HexFormat.of().formatHex(mac.doFinal(body));
            return MessageDigest.isEqual(
                    right.getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
