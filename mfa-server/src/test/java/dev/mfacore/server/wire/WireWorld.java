package dev.mfacore.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.adapter.inmemory.testing.FakeAuthenticator;
import dev.mfacore.server.ServerOptions;
import dev.mfacore.server.ServerUnderTest;
import dev.mfacore.server.ServerUnderTest.Answer;
import dev.mfacore.server.TenantOptions;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A running server and one user, brought over HTTP into the situation that a test needs, and spoken to as Authing's
 * clients speak. It remembers every secret that it has seen, so that a test can look for them where none belongs.
 */
public final class WireWorld implements AutoCloseable {

    public static final String POOL = "5f0000000000000000000001";
    public static final String USER = "5f0000000000000000000002";
    public static final String APP = "5f0000000000000000000003";
    public static final String PHONE = "18800008888";
    public static final String EMAIL = "ada@example.com";
    public static final String SECRET = "JBSWY3DPEHPK3PXP";
    public static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);

    private final ServerUnderTest server;
    private final List<String> secrets = new ArrayList<>();

    private WireWorld(ServerUnderTest server) {
        this.server = server;
        server.clock().set(NOW);
        secrets.add(server.adminKey());
        user("{}");
    }

    public static WireWorld start() {
        return start(options -> options);
    }

    public static WireWorld start(UnaryOperator<ServerOptions> change) {
        return new WireWorld(ServerUnderTest.start(options -> change.apply(withTenant(options))));
    }

    private static ServerOptions withTenant(ServerOptions it) {
        return copy(it, it.allowConfirmCodeReuse(), it.requireTokenToSend());
    }

    public static ServerOptions confirmCodeReuse(ServerOptions it) {
        return copy(it, true, it.requireTokenToSend());
    }

    public static ServerOptions tokenToSend(ServerOptions it) {
        return copy(it, it.allowConfirmCodeReuse(), true);
    }

    private static ServerOptions copy(ServerOptions it, boolean confirmCodeReuse, boolean tokenToSend) {
        return new ServerOptions(
                it.application(),
                it.admin(),
                it.publicUrl(),
                it.data(),
                it.adminKeyFile(),
                it.issuer(),
                confirmCodeReuse,
                tokenToSend,
                it.testClock(),
                it.delivery(),
                it.jwt(),
                it.accessLog(),
                it.applicationLimits(),
                it.adminLimits(),
                new TenantOptions(POOL, APP, "+86"));
    }

    public ServerUnderTest server() {
        return server;
    }

    public URI applicationUri() {
        return server.server().applicationUri();
    }

    public URI adminUri() {
        return server.server().adminUri();
    }

    /** Every secret, code and token that has come by. */
    public List<String> secrets() {
        return List.copyOf(secrets);
    }

    public String remember(String secret) {
        if (secret.length() >= 4) {
            secrets.add(secret);
        }
        return secret;
    }

    /** What the platform knows of the user. */
    public void user(String json) {
        other(USER, json);
    }

    public void other(String id, String json) {
        assertThat(server.admin("PUT", "/admin/v1/users/" + id, json).status()).isIn(200, 201);
    }

    public void reachable() {
        user("{\"phone\":\"+86" + PHONE + "\",\"email\":\"" + EMAIL + "\"}");
    }

    /** A session that only the first factor has opened. */
    public String session() {
        return opened(USER, "sessions", "{}", "accessToken");
    }

    /** A session with a second factor so many seconds ago. */
    public String session(int secondFactorAge) {
        return opened(USER, "sessions", "{\"secondFactorAgeSeconds\":" + secondFactorAge + "}", "accessToken");
    }

    public String mfaToken() {
        return mfaToken(USER);
    }

    public String mfaToken(String user) {
        return opened(user, "transactions", "{}", "mfaToken");
    }

    private String opened(String user, String what, String body, String member) {
        Answer answer = server.admin("POST", "/admin/v1/users/" + user + "/" + what, body);
        assertThat(answer.status()).isEqualTo(201);
        return remember(answer.json().path(member).stringValue());
    }

    /** Gives the user the authenticator app of the examples. */
    public FakeAuthenticator importApp() {
        Answer answer = server.admin(
                "POST",
                "/admin/v1/totp-imports?actor=test&reason=moved",
                "{\"list\":[{\"userId\":\"" + USER + "\",\"otp\":{\"secret\":\"" + remember(SECRET) + "\"}}]}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return FakeAuthenticator.scan(
                "otpauth://totp/Acme:ada?secret=" + SECRET + "&period=30&digits=6&algorithm=SHA1&issuer=Acme",
                server.clock());
    }

    /** An authenticator app and the recovery code that came with it. */
    public record App(FakeAuthenticator app, String recoveryCode) {}

    /** Associates an app over the wire, up to the confirmation. */
    public App associate(String token) {
        Answer answer = post("/api/v2/mfa/totp/associate", token, "{\"authenticator_type\":\"totp\"}");
        assertThat(code(answer)).as(answer.text()).isEqualTo(200);
        JsonNode data = answer.json().path("data");
        remember(data.path("secret").stringValue());
        return new App(
                FakeAuthenticator.scan(data.path("qrcode_uri").stringValue(), server.clock()),
                remember(data.path("recovery_code").stringValue()));
    }

    public Answer confirm(String token, String code) {
        return post(
                "/api/v2/mfa/totp/associate/confirm",
                token,
                "{\"authenticator_type\":\"totp\",\"totp\":\"" + remember(code) + "\"}");
    }

    /** Binds an app over the wire, and waits until its next code. */
    public App bindApp() {
        String session = session(0);
        App app = associate(session);
        assertThat(code(confirm(session, app.app().code()))).isEqualTo(200);
        server.clock().advance(Duration.ofSeconds(30));
        return app;
    }

    public Answer verifyTotp(String token, String code) {
        return post("/api/v2/mfa/totp/verify", token, "{\"totp\":\"" + remember(code) + "\"}");
    }

    /** Binds a phone over the wire. */
    public void bindPhone() {
        String session = session(0);
        Answer sent = post(
                "/api/v3/send-enroll-factor-request",
                session,
                "{\"factorType\":\"SMS\",\"profile\":{\"phoneNumber\":\"" + PHONE
                        + "\",\"phoneCountryCode\":\"+86\"}}");
        assertThat(status(sent)).as(sent.text()).isEqualTo(200);
        Answer enrolled = post(
                "/api/v3/enroll-factor",
                session,
                "{\"factorType\":\"SMS\",\"enrollmentToken\":\""
                        + sent.json().path("data").path("enrollmentToken").stringValue()
                        + "\",\"enrollmentData\":{\"passCode\":\"" + received("+86" + PHONE) + "\"}}");
        assertThat(status(enrolled)).as(enrolled.text()).isEqualTo(200);
    }

    /** The newest code that was sent there. */
    public String received(String recipient) {
        JsonNode box = server.admin(
                        "GET", "/admin/v1/outbox?recipient=" + URLEncoder.encode(recipient, StandardCharsets.UTF_8))
                .json();
        assertThat(box).as("codes sent to " + recipient).isNotEmpty();
        return remember(box.get(box.size() - 1).path("code").stringValue());
    }

    public int codesSent() {
        return server.admin("GET", "/admin/v1/outbox").json().size();
    }

    /** A code that is not this one. */
    public static String other(String code) {
        return code.substring(0, code.length() - 1) + (code.endsWith("0") ? "1" : "0");
    }

    /** Any request to the application port. */
    public Answer send(String method, String path, Map<String, String> headers, Optional<String> body) {
        return send(applicationUri(), method, path, headers, body);
    }

    public Answer send(URI port, String method, String path, Map<String, String> headers, Optional<String> body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(port + path))
                .timeout(Duration.ofSeconds(20))
                .method(
                        method,
                        body.map(HttpRequest.BodyPublishers::ofString).orElse(HttpRequest.BodyPublishers.noBody()));
        headers.forEach(request::header);
        return server.send(request.build());
    }

    public Answer post(String path, String token, String json) {
        return server.call("POST", path, Optional.of(token), Optional.of(json));
    }

    public Answer post(String path, String json) {
        return server.call("POST", path, Optional.empty(), Optional.of(json));
    }

    public Answer get(String path, String token) {
        return server.call("GET", path, Optional.of(token), Optional.empty());
    }

    public Answer delete(String path, String token) {
        return server.call("DELETE", path, Optional.of(token), Optional.empty());
    }

    /** A request to the admin port with the admin key. */
    public Answer manage(String method, String path, Optional<String> json) {
        return json.map(it -> server.admin(method, path, it)).orElseGet(() -> server.admin(method, path));
    }

    /** The second generation's code. */
    public static int code(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().path("code").intValue();
    }

    /** The third generation's code. */
    public static int status(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().path("statusCode").intValue();
    }

    /** How many authenticators the user has, as an operator sees it. */
    public JsonNode authenticators() {
        return server.admin("GET", "/admin/v1/users/" + USER + "/authenticators")
                .json();
    }

    /** Gives another user the address taken@example.com. */
    public void bindTakenEmail() {
        String taken = "taken@example.com";
        other("bob", "{\"email\":\"" + taken + "\"}");
        String bob = mfaToken("bob");
        post("/api/v2/email/send", bob, "{\"email\":\"" + taken + "\",\"scene\":\"MFA_VERIFY_CODE\"}");
        Answer verified = post(
                "/api/v2/applications/mfa/email/verify",
                bob,
                "{\"email\":\"" + taken + "\",\"code\":\"" + received(taken) + "\"}");
        assertThat(code(verified)).as(verified.text()).isEqualTo(200);
    }

    /** Stops, and requires that none of the secrets has got into the log or an event (SEC-05). */
    public void requireSilenceAndClose() {
        try {
            String events = server.component().events().events()
                    + server.admin("GET", "/admin/v1/events").text();
            requireNone(events);
            requireNone(server.stopAndReadLog());
        } finally {
            server.close();
        }
    }

    /** Requires that none of the secrets stands in a text; a code counts where it stands by itself. */
    public void requireNone(String text) {
        for (String secret : secrets) {
            boolean shown = Pattern.compile("(?<![0-9A-Za-z])" + Pattern.quote(secret) + "(?![0-9A-Za-z])")
                    .matcher(text)
                    .find();
            assertThat(shown)
                    .as("a secret of " + secret.length() + " characters shows in a log or event")
                    .isFalse();
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
