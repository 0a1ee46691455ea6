package dev.mfacore.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import com.sun.net.httpserver.HttpServer;
import dev.mfacore.adapter.inmemory.testing.FakeAuthenticator;
import dev.mfacore.server.Enrolments;
import dev.mfacore.server.ServerOptions;
import dev.mfacore.server.ServerUnderTest;
import dev.mfacore.server.ServerUnderTest.Answer;
import dev.mfacore.server.http.Json;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** Users hear of every change over the channels that bring their codes, and no change waits for that or fails with it. */
@Timeout(120)
@Tag("BIND-13")
class NoticesOverHttpTest {

    private static final String PHONE = "+8613800138000";
    private static final String MAIL = "ada@example.com";
    /** Longer than the client of the server's tests waits. */
    private static final Duration TAKING_PART_IN_NO_CALL = Duration.ofSeconds(100);

    private static final String BASE = "/admin/v1/users/ada";

    private final List<AutoCloseable> open = new ArrayList<>();
    private final BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();
    private final CountDownLatch mayAnswer = new CountDownLatch(1);

    @AfterEach
    void close() throws Exception {
        mayAnswer.countDown();
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
    }

    @Test
    void theOutboxShowsThemBesideTheCodesAndNotAmongThem() {
        ServerUnderTest server = server(DeliveryOptions.outbox());
        App app = bindApp(server);
        JsonNode notice = last(notices(server, MAIL));
        assertThat(notice.propertyNames())
                .containsExactlyInAnyOrder("recipient", "channel", "change", "subject", "text", "sentAt");
        assertThat(text(notice, "recipient")).isEqualTo(MAIL);
        assertThat(text(notice, "channel")).isEqualTo("email");
        assertThat(text(notice, "change")).isEqualTo("bound");
        assertThat(text(notice, "subject"))
                .isEqualTo("Acme：您的账号新增了身份验证器应用 / Acme: a new authenticator app was added to your account");
        assertThat(text(notice, "text")).contains("2026-03-01 12:00 UTC").doesNotContain(app.secret());
        assertThat(text(notice, "sentAt")).isEqualTo(ServerUnderTest.START.toString());
        assertThat(server.admin("GET", "/admin/v1/outbox").json()).isEmpty();
        JsonNode sms = last(notices(server, PHONE));
        assertThat(sms.propertyNames()).containsExactlyInAnyOrder("recipient", "channel", "change", "text", "sentAt");
        assertThat(notices(server, "bob@example.com")).isEmpty();
        assertThat(server.admin("GET", "/admin/v1/notices?recipient=nobody").status())
                .isEqualTo(400);
    }

    @Test
    void everyStepOfAnAuthenticatorsLifeIsTold() {
        ServerUnderTest server = server(DeliveryOptions.outbox());
        server.admin("PUT", BASE, "{\"language\":\"en\"}");
        App app = bindApp(server);
        wire(server, "POST", "/api/v2/mfa/totp/recovery", "{\"recoveryCode\":\"" + app.recoveryCode() + "\"}");
        for (int i = 0; i < 5; i++) {
            wire(server, "POST", "/api/v2/mfa/totp/verify", "{\"totp\":\"000000\"}");
        }
        String session = text(
                server.admin("POST", BASE + "/sessions", "{\"secondFactorAgeSeconds\":0}")
                        .json(),
                "accessToken");
        assertThat(server.call("DELETE", "/api/v2/mfa/totp/associate", Optional.of(session), Optional.empty())
                        .json()
                        .path("code")
                        .intValue())
                .isEqualTo(200);
        assertThat(server.admin("DELETE", BASE + "/authenticators?actor=eve&reason=called")
                        .status())
                .isEqualTo(204);
        assertThat(changes(notices(server, MAIL)))
                .containsSubsequence("bound", "recovery-code-used", "locked", "unbound", "reset-by-operator");
        assertThat(changes(notices(server, PHONE))).endsWith("reset-by-operator");
        assertThat(text(last(notices(server, PHONE)), "text"))
                .isEqualTo("Acme: the help desk removed all your second factors, 2026-03-01 12:00 UTC."
                        + " If this was not you, contact Acme at once.");
    }

    @Test
    void whatFailsIsNotTold() {
        ServerUnderTest server = server(DeliveryOptions.outbox());
        bindApp(server);
        int before = server.admin("GET", "/admin/v1/notices").json().size();
        assertThat(server.admin("DELETE", BASE + "/authenticators/none?actor=eve&reason=called")
                        .status())
                .isEqualTo(404);
        wire(server, "POST", "/api/v2/mfa/totp/verify", "{\"totp\":\"000000\"}");
        wire(server, "DELETE", "/api/v2/mfa/totp/associate", "{}");
        assertThat(server.admin("GET", "/admin/v1/notices").json()).hasSize(before);
    }

    @Test
    void webhookAndMailCarryThem() throws Exception {
        GreenMail mails = greenMail();
        ServerUnderTest server = server(channels(webhook(204), mails.getSmtp().getPort()));
        bindApp(server);
        JsonNode sms = received("bound", "身份验证器应用");
        assertThat(text(sms, "kind")).isEqualTo("notice");
        assertThat(text(sms, "to")).isEqualTo(PHONE);
        assertThat(text(sms, "text"))
                .contains("您的账号新增了身份验证器应用")
                .contains("a new authenticator app was added to your account");
        assertThat(text(sms, "at")).isEqualTo(ServerUnderTest.START.toString());
        assertThat(sms.has("code")).isFalse();
        server.admin("DELETE", BASE + "/authenticators?actor=eve&reason=called");
        received("reset-by-operator", "help desk");
        server.server().close();
        assertThat(mails.getReceivedMessages())
                .anySatisfy(it -> isMail(it, "a new authenticator app was added"))
                .anySatisfy(it -> isMail(it, "the help desk removed all your second factors"));
        assertThat(received)
                .as("the phone hears nothing of its own binding")
                .noneMatch(it -> text(it, "text").contains("phone number"));
    }

    @Test
    void thereIsNothingToReadWhereTheyAreReallySent() throws Exception {
        ServerUnderTest server =
                server(channels(webhook(204), greenMail().getSmtp().getPort()));
        assertThat(server.admin("GET", "/admin/v1/notices").status()).isEqualTo(404);
    }

    @Test
    void aBrokenChannelFailsNoChangeAndIsLoggedWithoutTheAddress() throws Exception {
        GreenMail mails = greenMail();
        int gone = mails.getSmtp().getPort();
        mails.stop();
        ServerUnderTest server = server(channels(webhook(500), gone));
        bindApp(server);
        assertThat(server.admin("DELETE", BASE + "/authenticators?actor=eve&reason=called")
                        .status())
                .isEqualTo(204);
        assertThat(server.admin("GET", BASE + "/authenticators").json()).isEmpty();
        assertThat(server.stopAndReadLog())
                .contains("a notice to a user was not sent by sms: failed")
                .contains("a notice to a user was not sent by email: failed")
                .doesNotContain(PHONE)
                .doesNotContain(MAIL);
    }

    @Test
    void noChangeWaitsForAChannel() throws Exception {
        ServerUnderTest server = server(new DeliveryOptions(
                Optional.of(webhookThatWaits()), Optional.empty(), Optional.empty(), TextLanguage.BOTH));
        bindApp(server);
        for (int i = 0; i < 3; i++) {
            assertThat(server.admin("DELETE", BASE + "/authenticators?actor=eve&reason=called")
                            .status())
                    .isEqualTo(204);
        }
        assertThat(mayAnswer.getCount()).as("nothing was answered until now").isEqualTo(1);
    }

    private static void isMail(MimeMessage mail, String what) throws Exception {
        assertThat(mail.getSubject()).contains(what);
        assertThat((String) mail.getContent()).contains(what).contains("时间：2026-03-01 12:00 UTC");
        assertThat(mail.getAllRecipients()[0].toString()).isEqualTo(MAIL);
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    }

    /** The next notice of that kind whose text holds those words. */
    private JsonNode received(String change, String words) throws InterruptedException {
        while (true) {
            JsonNode next = received.poll(30, TimeUnit.SECONDS);
            assertThat(next).as("a notice of " + change).isNotNull();
            if (text(next, "change").equals(change) && text(next, "text").contains(words)) {
                return next;
            }
        }
    }

    private ServerUnderTest server(DeliveryOptions delivery) {
        ServerUnderTest server = ServerUnderTest.start(it -> with(it, delivery));
        open.add(server);
        server.admin("PUT", BASE, "{\"phone\":\"" + PHONE + "\",\"email\":\"" + MAIL + "\"}");
        return server;
    }

    private static ServerOptions with(ServerOptions it, DeliveryOptions delivery) {
        return new ServerOptions(
                it.application(),
                it.admin(),
                it.publicUrl(),
                it.data(),
                it.adminKeyFile(),
                it.issuer(),
                it.allowConfirmCodeReuse(),
                it.requireTokenToSend(),
                it.testClock(),
                delivery,
                it.jwt(),
                it.accessLog(),
                it.applicationLimits(),
                it.adminLimits(),
                it.tenant());
    }

    private static DeliveryOptions channels(SmsWebhookOptions sms, int mailPort) {
        SmtpOptions mail = new SmtpOptions(
                URI.create("smtp://127.0.0.1:" + mailPort),
                false,
                "Acme <mfa@acme.example>",
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(20));
        return new DeliveryOptions(Optional.of(sms), Optional.of(mail), Optional.empty(), TextLanguage.BOTH);
    }

    private SmsWebhookOptions webhook(int status) throws IOException {
        return listening(status, () -> {});
    }

    private SmsWebhookOptions webhookThatWaits() throws IOException {
        return listening(204, () -> {
            try {
                mayAnswer.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private SmsWebhookOptions listening(int status, Runnable before) throws IOException {
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ExecutorService threads = Executors.newCachedThreadPool();
        receiver.setExecutor(threads);
        receiver.createContext("/", exchange -> {
            try (exchange) {
                received.add(Json.read(exchange.getRequestBody().readAllBytes()));
                before.run();
                exchange.sendResponseHeaders(status, -1);
            }
        });
        receiver.start();
        open.add(threads::shutdownNow);
        open.add(() -> receiver.stop(0));
        URI url = URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/sms");
        return new SmsWebhookOptions(url, Optional.empty(), TAKING_PART_IN_NO_CALL);
    }

    private GreenMail greenMail() {
        ServerSetup setup = ServerSetupTest.SMTP.dynamicPort();
        setup.setServerStartupTimeout(20_000);
        GreenMail server = new GreenMail(setup);
        server.start();
        open.add(server::stop);
        return server;
    }

    private record App(String secret, String recoveryCode) {}

    /** A user whose phone and mail are bound binds an app over the wire, with a fresh second factor. */
    private static App bindApp(ServerUnderTest server) {
        server.admin("POST", BASE + "/transactions", "{}");
        Optional<String> session = Optional.of(freshSession(server));
        JsonNode data = server.call(
                        "POST", "/api/v2/mfa/totp/associate", session, Optional.of("{\"authenticator_type\":\"totp\"}"))
                .json()
                .path("data");
        String code =
                FakeAuthenticator.scan(text(data, "qrcode_uri"), server.clock()).code();
        Answer confirmed = server.call(
                "POST",
                "/api/v2/mfa/totp/associate/confirm",
                session,
                Optional.of("{\"authenticator_type\":\"totp\",\"totp\":\"" + code + "\"}"));
        assertThat(confirmed.json().path("code").intValue())
                .as(confirmed.text())
                .isEqualTo(200);
        return new App(text(data, "secret"), text(data, "recovery_code"));
    }

    private static String freshSession(ServerUnderTest server) {
        return text(
                server.admin("POST", BASE + "/sessions", "{\"secondFactorAgeSeconds\":0}")
                        .json(),
                "accessToken");
    }

    private static Answer wire(ServerUnderTest server, String method, String path, String json) {
        return server.call(
                method, path, Optional.of(Enrolments.token(server, "ada").value()), Optional.of(json));
    }

    private static JsonNode notices(ServerUnderTest server, String recipient) {
        return server.admin(
                        "GET", "/admin/v1/notices?recipient=" + URLEncoder.encode(recipient, StandardCharsets.UTF_8))
                .json();
    }

    private static List<String> changes(JsonNode notices) {
        return StreamSupport.stream(notices.spliterator(), false)
                .map(it -> text(it, "change"))
                .toList();
    }

    private static JsonNode last(JsonNode array) {
        return array.get(array.size() - 1);
    }

    private static String text(JsonNode json, String member) {
        return json.path(member).asString("");
    }
}
