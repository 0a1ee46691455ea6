package dev.mfacore.server.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.adapter.inmemory.testing.FakeAuthenticator;
import dev.mfacore.server.ServerUnderTest;
import dev.mfacore.server.ServerUnderTest.Answer;
import dev.mfacore.server.http.Json;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** The enrolment page's API over real HTTP, as somebody would use it who does not play by the page's rules. */
class PageApiTest {

    private static final Duration NEXT_CODE = Duration.ofSeconds(60);
    private static final List<String> POSTS =
            List.of("open", "close", "apps", "apps/confirmation", "removal", "recovery-codes", "codes", "proof");

    private ServerUnderTest server;

    @BeforeEach
    void start() {
        server = ServerUnderTest.start();
        user("ada");
        user("bob");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @Tag("SRV-01")
    void nothingButPostChangesAnything() {
        String session = open("ada");
        for (String name : POSTS) {
            for (String method : List.of("GET", "HEAD", "PUT", "DELETE")) {
                assertThat(call(method, name, session, "").status())
                        .as(method + " " + name)
                        .isEqualTo(405);
            }
        }
        assertThat(call("GET", "state", session, "").status()).isEqualTo(200);
        assertThat(authenticators("ada")).isZero();
    }

    @Test
    @Tag("SRV-01")
    void aFormOfAnotherSiteIsRefused() {
        String session = open("ada");
        for (String type :
                List.of("application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x")) {
            HttpRequest form = HttpRequest.newBuilder(URI.create(server.server().applicationUri() + "/enroll/api/apps"))
                    .header("Content-Type", type)
                    .header("Authorization", "Bearer " + session)
                    .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"x\"}"))
                    .build();
            assertThat(server.send(form).status()).as(type).isEqualTo(415);
        }
    }

    @Test
    @Tag("SRV-01")
    void thereIsNoCookieThatABrowserWouldSendByItself() {
        Answer opened = post("open", "", Map.of("secret", secret("ada")));
        assertThat(opened.header("Set-Cookie")).isEmpty();
        String session = opened.json().path("session").stringValue();
        HttpRequest cookie = HttpRequest.newBuilder(URI.create(server.server().applicationUri() + "/enroll/api/state"))
                .header("Cookie", "session=" + session)
                .build();
        assertThat(server.send(cookie).status()).isEqualTo(401);
    }

    @Test
    @Tag("SRV-02")
    void noAnswerOfTheApiIsKeptAndNoTokenIsTakenFromTheAddress() {
        String session = open("ada");
        for (String name : POSTS) {
            assertThat(post(name, session, Map.of()).header("Cache-Control"))
                    .as(name)
                    .contains("no-store");
        }
        String again = open("bob");
        assertThat(post("apps", again, Map.of("name", "phone")).header("Cache-Control"))
                .contains("no-store");
        for (String query : List.of("?access_token=", "?token=", "?session=")) {
            assertThat(server.call("GET", "/enroll/api/state" + query + again, Optional.empty(), Optional.empty())
                            .status())
                    .as(query)
                    .isIn(400, 401);
        }
    }

    @Test
    @Tag("SRV-02")
    void thePageIsFetchedAnewAndItsFilesAreKeptForGood() {
        Answer page = server.call("GET", "/enroll", Optional.empty(), Optional.empty());
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                        + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        assertThat(page.header("Referrer-Policy")).contains("no-referrer");
        assertThat(page.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.text()).doesNotContain("{files}", " style=", "onclick", "http://", "https://");
        List<String> files = new ArrayList<>();
        java.util.regex.Matcher link = java.util.regex.Pattern.compile("(?:href|src)=\"(/enroll/[^\"]+)\"")
                .matcher(page.text());
        while (link.find()) {
            files.add(link.group(1));
        }
        assertThat(files).hasSize(2);
        String folder = files.get(0).substring(0, files.get(0).lastIndexOf('/') + 1);
        for (String name : List.of("enroll.css", "enroll.js", "api.js", "screens.js", "texts.js")) {
            Answer file = server.call("GET", folder + name, Optional.empty(), Optional.empty());
            assertThat(file.status()).as(name).isEqualTo(200);
            assertThat(file.header("Cache-Control"))
                    .hasValueSatisfying(it -> assertThat(it).contains("immutable"));
            assertThat(file.header("Content-Type"))
                    .hasValueSatisfying(
                            it -> assertThat(it).startsWith(name.endsWith(".css") ? "text/css" : "text/javascript"));
        }
        for (String path : List.of("/enroll/", "/enroll/enroll.html", folder + "../enroll.html", folder + "%2e%2e/x")) {
            assertThat(server.call("GET", path, Optional.empty(), Optional.empty())
                            .status())
                    .as(path)
                    .isIn(400, 404);
        }
    }

    @Test
    void ofManyWhoOpenALinkAtOnceOneGetsIn() throws Exception {
        int racers = 8;
        ExecutorService pool = Executors.newFixedThreadPool(racers);
        try {
            for (int round = 0; round < 20; round++) {
                String secret = secret("ada");
                CyclicBarrier start = new CyclicBarrier(racers);
                List<Future<Integer>> answers = new ArrayList<>();
                for (int i = 0; i < racers; i++) {
                    answers.add(pool.submit(() -> {
                        start.await();
                        return post("open", "", Map.of("secret", secret)).status();
                    }));
                }
                List<Integer> statuses = new ArrayList<>();
                for (Future<Integer> answer : answers) {
                    statuses.add(answer.get());
                }
                assertThat(statuses)
                        .containsOnlyOnce(200)
                        .filteredOn(it -> it != 200)
                        .containsOnly(410);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    @Tag("SEC-08")
    void usedOldAndUnknownLinksAreOneAnswer() {
        String used = secret("ada");
        assertThat(post("open", "", Map.of("secret", used)).status()).isEqualTo(200);
        String replaced = secret("ada");
        String expired = secret("ada");
        server.clock().advance(EnrolmentLinks.LIFE);
        List<String> answers = List.of(used, replaced, expired, "nobody's", "").stream()
                .map(it -> {
                    Answer answer = post("open", "", Map.of("secret", it));
                    return answer.status() + answer.text();
                })
                .distinct()
                .toList();
        assertThat(answers).hasSize(1).allMatch(it -> it.startsWith("410"));
    }

    @Test
    void aSessionEndsByTimeByItsUserByTheHelpDeskAndByANewerOne() {
        String byTime = open("ada");
        server.clock().advance(PageSessions.LIFE);
        assertEnded(byTime);
        String byUser = open("ada");
        assertThat(post("close", byUser, Map.of()).status()).isEqualTo(200);
        assertEnded(byUser);
        String byHelpDesk = open("ada");
        server.admin("DELETE", "/admin/v1/users/ada/authenticators");
        assertEnded(byHelpDesk);
        String older = open("ada");
        String others = open("bob");
        String newer = open("ada");
        assertEnded(older);
        assertThat(call("GET", "state", newer, "").status()).isEqualTo(200);
        assertThat(call("GET", "state", others, "").status()).isEqualTo(200);
    }

    @Test
    void withoutASessionNothingAnswers() {
        for (String name : POSTS.subList(1, POSTS.size())) {
            for (String token : List.of("", "wrong", server.adminKey())) {
                Answer answer = post(name, token, Map.of("name", "x"));
                assertThat(answer.status()).as(name).isEqualTo(401);
                assertThat(answer.json().path("code").stringValue()).isEqualTo("session_ended");
            }
        }
    }

    @Test
    @Tag("BIND-03")
    void whatOneSessionAskedForNoOtherConfirms() {
        ObjectNode app = app(open("ada"));
        FakeAuthenticator phone = scan(app);
        Map<String, String> confirmation =
                Map.of("authenticator", app.path("authenticator").stringValue(), "code", phone.code());
        for (String session : List.of(open("bob"), open("ada"))) {
            assertThat(post("apps/confirmation", session, confirmation).status())
                    .isEqualTo(422);
        }
        for (String user : List.of("ada", "bob")) {
            assertThat(server.admin("GET", "/admin/v1/users/" + user + "/authenticators")
                            .text())
                    .doesNotContain("active");
        }
    }

    @Test
    @Tag("BIND-04")
    @Tag("BIND-05")
    void aFactorAsksForAProofAndAProofServesOnce() {
        String session = open("ada");
        FakeAuthenticator phone = enrol(session);
        String id = server.admin("GET", "/admin/v1/users/ada/authenticators")
                .json()
                .get(0)
                .path("id")
                .stringValue();
        server.clock().advance(NEXT_CODE);
        assertRefused(post("apps", session, Map.of("name", "x")), 403, "proof_required");
        assertRefused(post("removal", session, Map.of("authenticator", id)), 403, "proof_required");
        assertRefused(post("recovery-codes", session, Map.of()), 403, "proof_required");

        assertRefused(prove(session, phone.wrongCode()), 422, "invalid_code");
        assertRefused(post("recovery-codes", session, Map.of()), 403, "proof_required");
        String code = phone.code();
        assertThat(prove(session, code).status()).isEqualTo(200);
        assertThat(post("recovery-codes", session, Map.of()).json().path("recoveryCodes"))
                .hasSize(1);
        assertRefused(post("recovery-codes", session, Map.of()), 403, "proof_required");
        assertRefused(prove(session, code), 422, "invalid_code");

        server.clock().advance(NEXT_CODE);
        assertThat(prove(session, phone.code()).status()).isEqualTo(200);
        String bobs = open("bob");
        enrol(bobs);
        assertRefused(post("removal", bobs, Map.of("authenticator", id)), 403, "proof_required");
        assertThat(post("removal", session, Map.of("authenticator", id)).status())
                .isEqualTo(200);
        assertThat(authenticators("ada")).isZero();
    }

    @Test
    @Tag("SRV-03")
    @Tag("THR-01")
    void aLockIs429AndSaysForHowLong() {
        String session = open("ada");
        FakeAuthenticator phone = enrol(session);
        server.clock().advance(NEXT_CODE);
        Answer answer = prove(session, phone.wrongCode());
        for (int i = 0; i < 20 && answer.status() == 422; i++) {
            answer = prove(session, phone.wrongCode());
        }
        assertRefused(answer, 429, "locked");
        long wait = answer.json().path("retryAfterSeconds").longValue();
        assertThat(answer.header("Retry-After")).contains(Long.toString(wait));
        assertRefused(prove(session, phone.code()), 429, "locked");
        server.clock().advance(Duration.ofSeconds(wait));
        assertThat(prove(session, phone.code()).status()).isEqualTo(200);
    }

    @Test
    @Tag("SRV-04")
    void membersAndHeadersThatNobodyAskedForChangeNothing() {
        String session = open("ada");
        enrol(session);
        server.clock().advance(NEXT_CODE);
        Map<String, String> more = Map.of(
                "name", "x", "user", "bob", "userId", "bob", "verified", "true", "proof", "true", "skip", "true");
        assertRefused(post("apps", session, more), 403, "proof_required");
        HttpRequest request = server.request(
                        server.server().applicationUri(), "POST", "/enroll/api/apps", Optional.of("{\"name\":\"x\"}"))
                .header("Authorization", "Bearer " + session)
                .header("X-User-Id", "bob")
                .header("X-Mfa-Verified", "true")
                .header("X-Original-URL", "/enroll/api/state")
                .header("X-HTTP-Method-Override", "GET")
                .build();
        assertRefused(server.send(request), 403, "proof_required");
        assertThat(authenticators("ada")).isEqualTo(1);
        assertThat(authenticators("bob")).isZero();
    }

    @Test
    void whatIsMissingOrOfTheWrongKindIsNamedAndNotQuoted() {
        String session = open("ada");
        assertThat(post("apps", session, Map.of()).json().path("detail").stringValue())
                .contains("name");
        Answer tooLong = post("apps", session, Map.of("name", "canary".repeat(20)));
        assertThat(tooLong.status()).isEqualTo(400);
        assertThat(tooLong.text()).contains("64").doesNotContain("canary");
        Answer wrongWay = post("proof", session, Map.of("type", "canary", "code", "canary"));
        assertThat(wrongWay.status()).isEqualTo(400);
        assertThat(wrongWay.text()).doesNotContain("canary");
        assertThat(call("POST", "apps", session, "{\"name\":7}").status()).isEqualTo(400);
        assertRefused(prove(session, "123456"), 403, "not_permitted");
    }

    @Test
    @Tag("SEC-05")
    @Tag("REC-06")
    void noSecretIsLoggedAndNoneIsSaidTwice() {
        List<String> secrets = new ArrayList<>();
        String link = secret("ada");
        String session =
                post("open", "", Map.of("secret", link)).json().path("session").stringValue();
        ObjectNode app = app(session);
        FakeAuthenticator phone = scan(app);
        secrets.add(app.path("secret").stringValue());
        secrets.add(app.path("recoveryCodes").get(0).stringValue());
        Answer confirmed = confirm(session, app, phone.code());
        server.clock().advance(NEXT_CODE);
        String code = phone.code();
        Answer proved = prove(session, code);
        Answer state = call("GET", "state", session, "");
        for (Answer answer : List.of(confirmed, proved, state)) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).doesNotContain(secrets);
        }
        secrets.addAll(List.of(link, session, code));
        assertThat(server.stopAndReadLog()).contains("/enroll/api/apps").doesNotContain(secrets);
    }

    private void user(String id) {
        server.admin("PUT", "/admin/v1/users/" + id, "{\"name\":\"" + id + "\"}");
    }

    private String secret(String user) {
        String url = server.admin("POST", "/admin/v1/users/" + user + "/enrolment-links", "{}")
                .json()
                .path("url")
                .stringValue();
        return url.substring(url.indexOf('#') + 1);
    }

    private String open(String user) {
        return post("open", "", Map.of("secret", secret(user)))
                .json()
                .path("session")
                .stringValue();
    }

    private FakeAuthenticator enrol(String session) {
        ObjectNode app = app(session);
        FakeAuthenticator phone = scan(app);
        assertThat(confirm(session, app, phone.code()).status()).isEqualTo(200);
        return phone;
    }

    private ObjectNode app(String session) {
        Answer answer = post("apps", session, Map.of("name", "phone"));
        assertThat(answer.status()).isEqualTo(200);
        return (ObjectNode) answer.json();
    }

    private FakeAuthenticator scan(ObjectNode app) {
        return FakeAuthenticator.scan(app.path("uri").stringValue(), server.clock());
    }

    private Answer confirm(String session, ObjectNode app, String code) {
        return post(
                "apps/confirmation",
                session,
                Map.of("authenticator", app.path("authenticator").stringValue(), "code", code));
    }

    private Answer prove(String session, String code) {
        return post("proof", session, Map.of("type", "totp", "code", code));
    }

    private int authenticators(String user) {
        return server.admin("GET", "/admin/v1/users/" + user + "/authenticators")
                .json()
                .size();
    }

    private void assertEnded(String session) {
        assertRefused(call("GET", "state", session, ""), 401, "session_ended");
    }

    private static void assertRefused(Answer answer, int status, String code) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("code").stringValue()).isEqualTo(code);
    }

    private Answer post(String name, String session, Map<String, String> members) {
        ObjectNode json = Json.object();
        members.forEach(json::put);
        return call("POST", name, session, json.toString());
    }

    private Answer call(String method, String name, String session, String json) {
        return server.call(
                method,
                "/enroll/api/" + name,
                Optional.of(session).filter(it -> !it.isEmpty()),
                Optional.of(json).filter(it -> !it.isEmpty()));
    }
}
