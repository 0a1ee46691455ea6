package dev.mfacore.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfacore.PhoneNumber;
import dev.mfacore.Purpose;
import dev.mfacore.adapter.inmemory.testing.VirtualClock;
import dev.mfacore.port.DeliveryException;
import dev.mfacore.port.OtpMessage;
import dev.mfacore.server.delivery.MessageWriter;
import dev.mfacore.server.delivery.SmsWebhook;
import dev.mfacore.server.delivery.SmsWebhookOptions;
import dev.mfacore.server.delivery.TextLanguage;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The receiver takes what the server sends, once, and nothing else. */
class SmsWebhookReceiverTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final VirtualClock theirs = new VirtualClock(NOW);
    private final VirtualClock ours = new VirtualClock(NOW);
    private final List<String> sent = new CopyOnWriteArrayList<>();

    @Test
    void aMessageIsHandedOnOnce() throws Exception {
        try (SmsWebhookReceiver receiver = new SmsWebhookReceiver(SECRET, ours, sent::add)) {
            webhook(receiver, SECRET).deliver(message("1"));
            webhook(receiver, SECRET).deliver(message("1"));
            webhook(receiver, SECRET).deliver(message("2"));
            assertThat(sent).hasSize(2);
            assertThat(sent.get(0)).contains("\"to\":\"+8613800138000\"").contains("123456");
        }
    }

    @Test
    void anotherSecretAndAnOldTimestampAreRefused() throws Exception {
        try (SmsWebhookReceiver receiver = new SmsWebhookReceiver(SECRET, ours, sent::add)) {
            assertThatThrownBy(() -> webhook(receiver, "x".repeat(32)).deliver(message("1")))
                    .isInstanceOf(DeliveryException.class)
                    .hasMessageContaining("401");
            ours.advance(Duration.ofMinutes(5).plusSeconds(1));
            assertThatThrownBy(() -> webhook(receiver, SECRET).deliver(message("1")))
                    .hasMessageContaining("401");
            assertThat(sent).isEmpty();
        }
    }

    @Test
    void whatTheProviderRefusesCanBeSentAgain() throws Exception {
        Consumer<String> moody = json -> {
            sent.add(json);
            if (sent.size() == 1) {
                throw new IllegalStateException("not now");
            }
        };
        try (SmsWebhookReceiver receiver = new SmsWebhookReceiver(SECRET, ours, moody)) {
            assertThatThrownBy(() -> webhook(receiver, SECRET).deliver(message("1")))
                    .hasMessageContaining("502");
            webhook(receiver, SECRET).deliver(message("1"));
            assertThat(sent).hasSize(2);
        }
    }

    private SmsWebhook webhook(SmsWebhookReceiver receiver, String secret) {
        MessageWriter writer =
                new MessageWriter(Optional.empty(), TextLanguage.EN, "Acme", theirs, user -> Optional.empty());
        SmsWebhookOptions options =
                new SmsWebhookOptions(URI.create(receiver.url()), Optional.empty(), Duration.ofSeconds(5));
        return new SmsWebhook(options, secret, writer, theirs);
    }

    private static OtpMessage message(String id) {
        return new OtpMessage(
                id,
                Optional.empty(),
                PhoneNumber.parse("+8613800138000"),
                Purpose.SIGN_IN,
                "123456",
                NOW.plusSeconds(300));
    }
}
