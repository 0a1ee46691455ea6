package dev.mfacore.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.AssociateRequest;
import dev.mfacore.Association;
import dev.mfacore.BeginRequest;
import dev.mfacore.Beginning;
import dev.mfacore.Caller;
import dev.mfacore.DeliveryTarget;
import dev.mfacore.EmailAddress;
import dev.mfacore.MfaToken;
import dev.mfacore.Rejected;
import dev.mfacore.UserId;
import dev.mfacore.Verification;
import dev.mfacore.adapter.inmemory.testing.FakeAuthenticator;
import dev.mfacore.authing.SecretText;
import dev.mfacore.port.AccessTokens.Session;
import dev.mfacore.server.ServerUnderTest;
import dev.mfacore.server.ServerUnderTest.Answer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AdminApiTest {

    private static final UserId ADA = new UserId("ada");
    private static final String BASE = "/admin/v1/users/ada";

    private ServerUnderTest server;

    @BeforeEach
    void start() {
        server = ServerUnderTest.start();
        server.admin("PUT", BASE, "{\"email\":\"ada@example.com\",\"phone\":\"+86 138 0013 8000\",\"name\":\"Ada\"}");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aUserIsCreatedAndThenChangedMemberByMember() {
        assertThat(server.admin("PUT", "/admin/v1/users/bob", "{}").status()).isEqualTo(201);
        Answer changed = server.admin("PUT", BASE, "{\"phone\":null,\"name\":\"Countess\"}");
        assertThat(changed.status()).isEqualTo(200);
        JsonNode ada = server.admin("GET", BASE).json();
        assertThat(ada.path("email").stringValue()).isEqualTo("ada@example.com");
        assertThat(ada.path("name").stringValue()).isEqualTo("Countess");
        assertThat(ada.has("phone")).isFalse();
    }

    @Test
    void aUserIdIsTakenLiterally() {
        String odd = "a%2Fb%20%25%E4%BD%A0%3B";
        assertThat(server.admin("PUT", "/admin/v1/users/" + odd, "{}")
                        .json()
                        .path("id")
                        .stringValue())
                .isEqualTo("a/b %你;");
        assertThat(server.admin("GET", "/admin/v1/users/a/b%20%25%E4%BD%A0%3B").status())
                .isEqualTo(404);
    }

    @Test
    void whatIsNoPhoneIsRefusedAndChangesNothing() {
        Answer refused = server.admin("PUT", BASE, "{\"phone\":\"12\",\"name\":\"Mallory\"}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("detail").stringValue()).doesNotContain("12");
        assertThat(server.admin("GET", BASE).json().path("name").stringValue()).isEqualTo("Ada");
    }

    @Test
    void aSessionKnowsWhenItsSecondFactorWasGiven() {
        Answer answer = server.admin("POST", BASE + "/sessions", "{\"secondFactorAgeSeconds\":90}");
        assertThat(answer.status()).isEqualTo(201);
        Session session = resolve(answer).orElseThrow();
        assertThat(session.user()).isEqualTo(ADA);
        assertThat(session.secondFactorAt()).contains(ServerUnderTest.START.minusSeconds(90));
        assertThat(Instant.parse(answer.json().path("expiresAt").stringValue())).isEqualTo(session.expiresAt());
        Session plain = resolve(server.admin("POST", BASE + "/sessions", "{}")).orElseThrow();
        assertThat(plain.secondFactorAt()).isEmpty();
        server.clock().set(session.expiresAt());
        assertThat(resolve(answer)).isEmpty();
    }

    @Test
    void aTransactionsTokenTakesACodeOutOfTheOutbox() {
        JsonNode opened = server.admin("POST", BASE + "/transactions", "{}").json();
        assertThat(Instant.parse(opened.path("expiresAt").stringValue())).isAfter(ServerUnderTest.START);
        Caller.TokenHolder caller =
                Caller.holding(new MfaToken(opened.path("mfaToken").stringValue()));
        DeliveryTarget target = DeliveryTarget.of(EmailAddress.parse("ada@example.com"));
        server.component().engine().service().send(caller, target);
        JsonNode box = server.admin("GET", "/admin/v1/outbox?recipient=ada@example.com")
                .json();
        assertThat(box).hasSize(1);
        assertThat(box.get(0).path("channel").stringValue()).isEqualTo("email");
        assertThat(box.get(0).path("sentAt").stringValue()).isEqualTo(ServerUnderTest.START.toString());
        Verification verification = server.component()
                .engine()
                .service()
                .verifyEmail(caller, target, box.get(0).path("code").stringValue());
        assertThat(verification).isInstanceOf(Verification.Verified.class);
        assertThat(server.admin("GET", "/admin/v1/outbox?recipient=bob@example.com")
                        .json())
                .isEmpty();
    }

    @Test
    void theHelpDeskRemovesAnAuthenticatorAndEndsTheSessions() {
        enrolTotp();
        JsonNode list = server.admin("GET", BASE + "/authenticators").json();
        assertThat(list.get(0).path("type").stringValue()).isEqualTo("totp");
        assertThat(list.get(0).path("status").stringValue()).isEqualTo("active");
        String id = list.get(0).path("id").stringValue();
        Answer session = server.admin("POST", BASE + "/sessions", "{}");
        Answer link = server.admin("POST", BASE + "/enrolment-links", "{}");
        Answer removed =
                server.admin("DELETE", BASE + "/authenticators/" + id + "?actor=eve&reason=lost%20phone%20%E4%BD%A0");
        assertThat(removed.status()).isEqualTo(204);
        assertThat(server.admin("GET", BASE + "/authenticators").json()).isEmpty();
        assertThat(resolve(session)).isEmpty();
        assertThat(server.component().links().open(secret(link))).isEmpty();
        JsonNode event = last(server.admin("GET", "/admin/v1/events?user=ada").json(), "removed-by-operator");
        assertThat(event.path("actor").stringValue()).isEqualTo("eve");
        assertThat(event.path("reason").stringValue()).isEqualTo("lost phone 你");
        assertThat(server.admin("DELETE", BASE + "/authenticators/" + id).status())
                .isEqualTo(404);
    }

    @Test
    void endingTheSessionsVoidsTheTransactions() {
        Answer session = server.admin("POST", BASE + "/sessions", "{}");
        JsonNode opened = server.admin("POST", BASE + "/transactions", "{}").json();
        assertThat(server.admin("DELETE", BASE + "/sessions?actor=eve&reason=disabled")
                        .status())
                .isEqualTo(204);
        assertThat(resolve(session)).isEmpty();
        Caller.TokenHolder caller =
                Caller.holding(new MfaToken(opened.path("mfaToken").stringValue()));
        assertThat(server.component().engine().service().listAuthenticators(caller))
                .isInstanceOf(Rejected.class);
    }

    @Test
    @Tag("SRV-02")
    void anEnrolmentLinkCarriesItsSecretInTheFragmentAndOpensOnce() {
        Answer link = server.admin("POST", BASE + "/enrolment-links", "{}");
        URI url = URI.create(link.json().path("url").stringValue());
        assertThat(url.getPath()).isEqualTo("/enroll");
        assertThat(url.getQuery()).isNull();
        assertThat(url.getFragment()).hasSize(43);
        assertThat(link.header("Cache-Control")).contains("no-store");
        assertThat(server.component().links().open(url.getFragment())).contains(ADA);
        assertThat(server.component().links().open(url.getFragment())).isEmpty();
    }

    @Test
    void anEnrolmentLinkDiesWithTimeAndByANewerOne() {
        Answer older = server.admin("POST", BASE + "/enrolment-links", "{}");
        Answer newer = server.admin("POST", BASE + "/enrolment-links", "{}");
        assertThat(server.component().links().open(secret(older))).isEmpty();
        server.clock().advance(Duration.ofMinutes(15));
        assertThat(server.component().links().open(secret(newer))).isEmpty();
    }

    @Test
    void anImportedSecretVerifiesAtOnceAndCanBeImportedAgain() {
        String body = "{\"list\":[{\"userId\":\"ada\",\"otp\":{\"secret\":\"JBSWY3DPEHPK3PXP\","
                + "\"recoveryCode\":\"b471-8ec0-874f-087b-bccb-cd54\"}}]}";
        JsonNode done = server.admin("POST", "/admin/v1/totp-imports", body).json();
        assertThat(done.get(0).path("userId").stringValue()).isEqualTo("ada");
        assertThat(done.get(0).path("weak").booleanValue()).isTrue();
        assertThat(server.admin("POST", "/admin/v1/totp-imports", body)
                        .json()
                        .get(0)
                        .path("id"))
                .isEqualTo(done.get(0).path("id"));
        FakeAuthenticator app =
                FakeAuthenticator.scan("otpauth://totp/Acme:ada?secret=JBSWY3DPEHPK3PXP&issuer=Acme", server.clock());
        JsonNode opened = server.admin("POST", BASE + "/transactions", "{}").json();
        assertThat(server.component()
                        .engine()
                        .service()
                        .verifyTotp(
                                Caller.holding(
                                        new MfaToken(opened.path("mfaToken").stringValue())),
                                app.code()))
                .isInstanceOf(Verification.Verified.class);
    }

    @Test
    void anImportIsCheckedWholeBeforeItBegins() {
        String body = "{\"list\":[{\"userId\":\"ada\",\"otp\":{\"secret\":\"JBSWY3DPEHPK3PXP\"}},"
                + "{\"userId\":\"nobody\",\"otp\":{\"secret\":\"JBSWY3DPEHPK3PXQ\"}}]}";
        Answer refused = server.admin("POST", "/admin/v1/totp-imports", body);
        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.json().path("detail").stringValue()).startsWith("list[1]: ");
        assertThat(refused.text()).doesNotContain("JBSWY");
        assertThat(server.admin("GET", BASE + "/authenticators").json()).isEmpty();
    }

    @Test
    void theTestClockGoesForwardOnly() {
        assertThat(server.admin("PUT", "/admin/v1/clock", "{\"advanceSeconds\":3600}")
                        .json()
                        .path("now")
                        .stringValue())
                .isEqualTo(ServerUnderTest.START.plusSeconds(3600).toString());
        assertThat(server.admin("PUT", "/admin/v1/clock", "{\"advanceSeconds\":-1}")
                        .status())
                .isEqualTo(400);
        assertThat(server.admin("PUT", "/admin/v1/clock", "{}").status()).isEqualTo(400);
    }

    @Test
    void withoutTheAdminKeyNothingOpens() {
        for (var route : server.component().adminRoutes().routes()) {
            String path = route.template().replaceAll("\\{[^}]*}", "ada");
            if (isOfAuthingsProtocol(path)) {
                continue; // its refusals have an envelope: ManagementWireTest
            }
            for (Optional<String> key :
                    List.of(Optional.<String>empty(), Optional.of(server.adminKey() + "x"), Optional.of("x"))) {
                var request = server.request(server.server().adminUri(), route.method(), path, Optional.of("{}"));
                key.ifPresent(it -> request.header("Authorization", "Bearer " + it));
                boolean open = List.of("/healthz", "/readyz", "/metrics", "/admin/v1/openapi.json")
                        .contains(route.template());
                assertThat(server.send(request.build()).status()).as(path).isEqualTo(open ? 200 : 401);
            }
        }
        assertThat(server.component().events().events()).isEmpty();
    }

    private static boolean isOfAuthingsProtocol(String path) {
        return path.startsWith("/api/") || path.startsWith("/graphql/");
    }

    @Test
    void anUnknownUserIsNotFound() {
        assertThat(server.admin("POST", "/admin/v1/users/nobody/sessions", "{}").status())
                .isEqualTo(404);
        assertThat(server.admin("POST", "/admin/v1/users/nobody/transactions", "{}")
                        .status())
                .isEqualTo(404);
        assertThat(server.admin("GET", "/admin/v1/users/nobody/authenticators").status())
                .isEqualTo(404);
    }

    @Test
    void healthReadinessAndMetricsAreOpen() {
        server.admin("POST", BASE + "/transactions", "{}");
        assertThat(server.admin("GET", "/healthz").json().path("status").stringValue())
                .isEqualTo("up");
        assertThat(server.admin("GET", "/readyz").json().path("status").stringValue())
                .isEqualTo("ready");
        Answer metrics = server.admin("GET", "/metrics");
        assertThat(metrics.text()).contains("mfa_changes_total{change=\"bound\",factor=\"sms\"} 1.0");
        assertThat(metrics.text())
                .contains("http_server_requests_seconds_count{method=\"GET\",port=\"admin\",route=\"/healthz\"");
        assertThat(metrics.text()).doesNotContain("ada");
    }

    private void enrolTotp() {
        var service = server.component().engine().service();
        server.admin("PUT", BASE, "{\"phone\":null,\"email\":null}");
        Beginning beginning = service.begin(BeginRequest.signIn(ADA));
        Caller caller = Caller.holding(((Beginning.EnrolmentRequired) beginning).token());
        Association.AuthenticatorApp pending =
                (Association.AuthenticatorApp) service.associate(caller, AssociateRequest.authenticatorApp("phone"));
        FakeAuthenticator app = FakeAuthenticator.scan(pending.uri(), server.clock());
        service.confirm(caller, pending.authenticator(), app.code());
    }

    private Optional<Session> resolve(Answer answer) {
        return server.component()
                .tokens()
                .resolve(new SecretText(answer.json().path("accessToken").stringValue()));
    }

    private static String secret(Answer link) {
        return URI.create(link.json().path("url").stringValue()).getFragment();
    }

    private static JsonNode last(JsonNode events, String change) {
        JsonNode found = null;
        for (JsonNode event : events) {
            if (event.path("change").stringValue("").equals(change)) {
                found = event;
            }
        }
        assertThat(found).as("no event " + change + " in " + events).isNotNull();
        return found;
    }
}
