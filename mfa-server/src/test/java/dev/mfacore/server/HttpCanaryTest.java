package dev.mfacore.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.Caller;
import dev.mfacore.DeliveryTarget;
import dev.mfacore.EmailAddress;
import dev.mfacore.MfaService;
import dev.mfacore.MfaToken;
import dev.mfacore.server.Enrolments.Enrolled;
import dev.mfacore.server.ServerUnderTest.Answer;
import dev.mfacore.server.http.RawClient;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A user's life over HTTP, with every secret in it known: none shows up where it has no business. */
class HttpCanaryTest {

    private static final String BASE = "/admin/v1/users/ada";

    private final List<String> secrets = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();
    private ServerUnderTest server;

    @BeforeEach
    void live() throws Exception {
        server = ServerUnderTest.start();
        secrets.add(server.adminKey());
        answers.add(server.admin("PUT", BASE, "{\"name\":\"Ada\"}").text());
        Enrolled enrolled = Enrolments.enrol(server, "ada");
        secrets.addAll(List.of(
                enrolled.secret(),
                enrolled.recoveryCode(),
                enrolled.recoveryCode().replace("-", ""),
                enrolled.confirmingCode()));
        server.clock().advance(Duration.ofMinutes(2));
        var service = server.component().engine().service();
        MfaToken wrong = Enrolments.token(server, "ada");
        secrets.add(wrong.value());
        String guess = enrolled.app().wrongCode();
        secrets.add(guess);
        service.verifyTotp(Caller.holding(wrong), guess);
        MfaToken right = Enrolments.token(server, "ada");
        String code = enrolled.app().code();
        secrets.addAll(List.of(right.value(), code));
        service.verifyTotp(Caller.holding(right), code);
        delivered(service);
        String access = server.admin("POST", BASE + "/sessions", "{\"secondFactorAgeSeconds\":0}")
                .json()
                .path("accessToken")
                .stringValue();
        String link = URI.create(server.admin("POST", BASE + "/enrolment-links", "{}")
                        .json()
                        .path("url")
                        .stringValue())
                .getFragment();
        secrets.addAll(List.of(access, link));
        answers.add(server.call("GET", "/nothing/" + access, Optional.of(access), Optional.empty())
                .text());
        answers.add(server.call("GET", "/nothing?token=" + link, Optional.of(access), Optional.empty())
                .text());
        answers.add(RawClient.exchange(
                server.server().adminUri(),
                "GET /x HTTP/1.1\r\nAuthorization: Bearer " + access + "\r\nbroken\r\n\r\n"));
        answers.add(server.admin("PUT", BASE, "{\"phone\":\"" + access + "\",\"email\":\"" + link + "\"}")
                .text());
        answers.add(server.admin(
                        "POST",
                        "/admin/v1/totp-imports",
                        "{\"list\":[{\"userId\":\"ada\",\"otp\":{\"secret\":\"" + enrolled.secret() + "1\"}}]}")
                .text());
        answers.add(server.admin("POST", "/admin/v1/totp-imports", "{\"list\":\"" + enrolled.secret())
                .text());
        answers.add(server.admin("GET", BASE + "/authenticators").text());
        answers.add(server.admin("GET", "/admin/v1/events").text());
        answers.add(server.admin("GET", "/admin/v1/notices").text());
        answers.add(server.admin("GET", "/metrics").text());
        answers.add(server.admin("GET", BASE).text());
    }

    private void delivered(MfaService service) {
        server.admin("PUT", "/admin/v1/users/bob", "{\"email\":\"bob@example.com\"}");
        DeliveryTarget target = DeliveryTarget.of(EmailAddress.parse("bob@example.com"));
        Caller.TokenHolder bob = Caller.holding(Enrolments.token(server, "bob"));
        answers.add(service.send(bob, target).toString());
        Answer outbox = server.admin("GET", "/admin/v1/outbox?recipient=bob@example.com");
        String code = outbox.json().get(0).path("code").stringValue();
        secrets.addAll(List.of(bob.token().value(), code));
        answers.add(service.verifyEmail(bob, target, code).getClass().getName());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @Tag("DOTP-10")
    @Tag("SEC-05")
    void noAnswerThatIsNotMeantToShowsASecret() {
        assertThat(answers).hasSizeGreaterThan(10).allSatisfy(this::isClean);
    }

    @Test
    @Tag("DOTP-10")
    @Tag("SEC-05")
    void noLogLineShowsASecretAnAddressOrAQuery() {
        String log = server.stopAndReadLog();
        assertThat(log.lines()).hasSizeGreaterThan(30).allSatisfy(this::isClean);
        assertThat(log)
                .contains("\"log\":\"access\"")
                .contains("\"log\":\"event\"")
                .contains("\"outcome\":\"wrong\"")
                .doesNotContain("bob@example.com")
                .doesNotContain("recipient=");
    }

    @Test
    @Tag("SEC-05")
    void onlyKeysAreOnTheDisk() throws Exception {
        try (Stream<Path> files = Files.walk(server.data())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file);
                secrets.stream()
                        .filter(it -> !it.equals(server.adminKey()))
                        .forEach(it -> assertThat(text).doesNotContain(it));
            }
        }
    }

    private void isClean(String text) {
        for (String secret : secrets) {
            // A six-digit code may be part of a number or a time: only as a word of its own is it the code.
            boolean shown = secret.length() > 8
                    ? text.contains(secret)
                    : text.matches("(?s).*(?<![0-9A-Za-z.])" + secret + "(?![0-9A-Za-z]).*");
            assertThat(shown).as("shows a secret: " + text).isFalse();
        }
    }
}
