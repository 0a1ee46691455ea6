package dev.mfacore.server.delivery;

import dev.mfacore.port.DeliveryException;
import dev.mfacore.port.OtpDelivery;
import dev.mfacore.port.OtpMessage;
import dev.mfacore.server.http.Json;
import dev.mfacore.server.log.EventJson;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.node.ObjectNode;

/**
 * Hands SMS on by a signed POST, once: no redirect is followed, nothing is tried again, and only a status of 200 to 299
 * within the deadline counts as taken (DOTP-11). Safe for use by any number of threads.
 */
public final class SmsWebhook implements OtpDelivery, NoticeChannel {

    private static final int SHORTEST_SECRET = 32;

    private final SmsWebhookOptions options;
    private final WebhookSignature signature;
    private final MessageWriter writer;
    private final InstantSource clock;
    private final HttpClient http;

    /**
     * Makes a channel.
     *
     * @throws IllegalArgumentException if the secret is so short that it could be guessed
     */
    public SmsWebhook(SmsWebhookOptions options, String secret, MessageWriter writer, InstantSource clock) {
        if (secret.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException("the secret of the SMS webhook must have at least " + SHORTEST_SECRET
                    + " characters: leave the flag out to have one made");
        }
        this.options = options;
        this.signature = new WebhookSignature(secret);
        this.writer = writer;
        this.clock = clock;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public void deliver(OtpMessage message) {
        post(
                message.id(),
                Json.object()
                        .put("id", message.id())
                        .put("kind", "code")
                        .put("to", message.recipient().address())
                        .put("text", writer.sms(message))
                        .put("code", message.code())
                        .put("purpose", EventJson.name(message.purpose()))
                        .put("expiresAt", message.expiresAt().toString()));
    }

    @Override
    public void send(Notice notice) {
        post(
                notice.id(),
                Json.object()
                        .put("id", notice.id())
                        .put("kind", "notice")
                        .put("to", notice.to().address())
                        .put("text", notice.text().sms())
                        .put("change", EventJson.name(notice.change().type()))
                        .put("at", notice.change().at().toString()));
    }

    private void post(String id, ObjectNode json) {
        int status = status(http.sendAsync(request(id, Json.write(json)), HttpResponse.BodyHandlers.discarding()));
        if (status < 200 || status > 299) {
            throw new DeliveryException("the SMS webhook answered " + status);
        }
    }

    private int status(CompletableFuture<HttpResponse<Void>> answer) {
        Duration deadline = options.deadline();
        try {
            return answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS).statusCode();
        } catch (TimeoutException e) {
            throw new DeliveryException("the SMS webhook did not answer within " + deadline.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw new DeliveryException("the SMS webhook cannot be reached", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeliveryException("the call of the SMS webhook was interrupted", e);
        } finally {
            answer.cancel(true);
        }
    }

    private HttpRequest request(String id, byte[] body) {
        long timestamp = clock.instant().getEpochSecond();
        return HttpRequest.newBuilder(options.url())
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", id)
                .header("X-Mfa-Timestamp", Long.toString(timestamp))
                .header("X-Mfa-Signature", signature.of(timestamp, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }
}
