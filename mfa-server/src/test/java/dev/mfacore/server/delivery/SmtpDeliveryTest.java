package dev.mfacore.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import dev.mfacore.EmailAddress;
import dev.mfacore.Purpose;
import dev.mfacore.UserId;
import dev.mfacore.adapter.inmemory.testing.VirtualClock;
import dev.mfacore.port.DeliveryException;
import dev.mfacore.port.OtpMessage;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SmtpDeliveryTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final VirtualClock clock = new VirtualClock(NOW);

    @Test
    void aMailCarriesTheCodeInBothLanguages() throws Exception {
        GreenMail server = greenMail();
        server.start();
        try (SmtpDelivery delivery = delivery(server.getSmtp().getPort(), Optional.empty(), false)) {
            delivery.deliver(message());
            MimeMessage mail = server.getReceivedMessages()[0];
            assertThat(mail.getSubject()).isEqualTo("Acme：登录验证码 / Acme: your code to sign in");
            assertThat((String) mail.getContent())
                    .contains("您的验证码是 123456，用于Acme的登录。")
                    .contains("123456 is your code to sign in at Acme.")
                    .contains("It is good for 5 minutes");
            assertThat(mail.getFrom()[0].toString()).isEqualTo("Acme <mfa@acme.example>");
            assertThat(mail.getAllRecipients()).hasSize(1);
            assertThat(mail.getAllRecipients()[0].toString()).isEqualTo("ada@example.com");
            assertThat(mail.getMessageID()).isEqualTo("<id-1@acme.example>");
            assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(mail.getSentDate().toInstant()).isEqualTo(NOW);
        } finally {
            server.stop();
        }
    }

    @Test
    void theAccountIsUsedAndAWrongPasswordIsAFailure() throws Exception {
        GreenMail server = greenMail();
        server.setUser("mfa@acme.example", "mfa", "right");
        server.start();
        int port = server.getSmtp().getPort();
        try (SmtpDelivery right = delivery(port, Optional.of("right"), false);
                SmtpDelivery wrong = delivery(port, Optional.of("wrong-password"), false)) {
            right.deliver(message());
            assertThat(server.getReceivedMessages()).hasSize(1);
            refused(wrong, "did not take the mail");
            assertThat(server.getReceivedMessages()).hasSize(1);
        } finally {
            server.stop();
        }
    }

    @Test
    void withoutTlsNothingLeavesThisMachine() {
        GreenMail server = greenMail();
        server.start();
        try (SmtpDelivery delivery = delivery(server.getSmtp().getPort(), Optional.empty(), true)) {
            refused(delivery, "did not take the mail");
            assertThat(server.getReceivedMessages()).isEmpty();
        } finally {
            server.stop();
        }
    }

    @Test
    @Tag("DOTP-11")
    void aServerThatIsSilentOrTricklesIsGivenUp() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                SmtpDelivery delivery = delivery(silent.getLocalPort(), Optional.empty(), false)) {
            refused(delivery, "did not take the mail");
            Thread trickling = new Thread(() -> trickle(silent));
            trickling.setDaemon(true);
            trickling.start();
            refused(delivery, "did not take the mail");
        }
    }

    @Test
    @Tag("DOTP-11")
    void aServerThatIsGoneOrRefusesIsAFailure() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        try (SmtpDelivery delivery = delivery(port, Optional.empty(), false)) {
            refused(delivery, "did not take the mail");
        }
        try (ServerSocket rude = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                SmtpDelivery delivery = delivery(rude.getLocalPort(), Optional.empty(), false)) {
            Thread refusing = new Thread(() -> refuse(rude));
            refusing.setDaemon(true);
            refusing.start();
            refused(delivery, "did not take the mail");
        }
    }

    private static void trickle(ServerSocket server) {
        try {
            while (true) {
                Socket socket = server.accept();
                while (true) {
                    socket.getOutputStream().write('2');
                    Thread.sleep(50);
                }
            }
        } catch (Exception e) {
            return;
        }
    }

    private static void refuse(ServerSocket server) {
        try {
            while (true) {
                try (Socket socket = server.accept()) {
                    socket.getOutputStream()
                            .write("554 no thanks, keep your 123456\r\n".getBytes(StandardCharsets.US_ASCII));
                }
            }
        } catch (Exception e) {
            return;
        }
    }

    private static void refused(SmtpDelivery delivery, String why) {
        assertThatThrownBy(() -> delivery.deliver(message()))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining(why)
                .satisfies(e -> assertThat(SmsWebhookTest.stackTrace(e))
                        .doesNotContain("123456")
                        .doesNotContain("ada@example.com")
                        .doesNotContain("wrong-password"));
    }

    private static GreenMail greenMail() {
        ServerSetup setup = ServerSetupTest.SMTP.dynamicPort();
        setup.setServerStartupTimeout(20_000);
        return new GreenMail(setup);
    }

    private SmtpDelivery delivery(int port, Optional<String> password, boolean demandsTls) {
        SmtpOptions options = new SmtpOptions(
                URI.create("smtp://127.0.0.1:" + port),
                demandsTls,
                "Acme <mfa@acme.example>",
                password.map(it -> "mfa"),
                Optional.empty(),
                Duration.ofMillis(1_500));
        MessageWriter writer =
                new MessageWriter(Optional.empty(), TextLanguage.BOTH, "Acme", clock, user -> Optional.empty());
        return new SmtpDelivery(options, password, writer, clock);
    }

    private static OtpMessage message() {
        return new OtpMessage(
                "id-1",
                Optional.of(new UserId("ada")),
                EmailAddress.parse("ada@example.com"),
                Purpose.SIGN_IN,
                "123456",
                NOW.plusSeconds(300));
    }
}
