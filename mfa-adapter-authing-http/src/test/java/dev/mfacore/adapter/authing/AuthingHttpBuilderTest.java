package dev.mfacore.adapter.authing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfacore.authing.FaceCall;
import dev.mfacore.authing.ManagementCall;
import dev.mfacore.authing.MfaCall;
import dev.mfacore.authing.SendCall;
import dev.mfacore.authing.SendScene;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Settings are refused where they are wrong, and sent where they are right. */
class AuthingHttpBuilderTest {

    private static final MfaCall.VerifyTotpMfa CALL = new MfaCall.VerifyTotpMfa(Samples.PENDING, Samples.CODE);

    private static AuthingHttpBuilder builder() {
        return AuthingHttp.builder(URI.create("https://example.authing.cn"), "app");
    }

    @Test
    void addressesThatAreNoneAreRefused() {
        for (String url : List.of(
                "example.authing.cn",
                "/path",
                "ftp://example.authing.cn",
                "https:opaque",
                "https://user:pw@example.authing.cn",
                "https://example.authing.cn?x=1",
                "https://example.authing.cn#x",
                "https://example.authing.cn/a/../b",
                "https://example.authing.cn/./b",
                "https://example.authing.cn/a%2Fb",
                "https://example.authing.cn//b",
                "https://under_score.example")) {
            assertThatThrownBy(() -> AuthingHttp.builder(URI.create(url), "app"))
                    .as(url)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("baseUrl");
        }
    }

    @Test
    void pathsAreKeptAndSlashesAtTheEndAreNot() throws Exception {
        for (String path : List.of("/", "//", "/gate", "/gate/", "/gate/way/")) {
            try (Peer peer = Peer.answering(request -> Answers.json("{\"code\":6001}"))) {
                Samples.client(URI.create(peer.url() + path)).build().call(CALL);
                String kept = path.replaceAll("/+$", "");
                assertThat(peer.only().target()).isEqualTo(kept + "/api/v2/mfa/totp/verify");
            }
        }
    }

    @Test
    @Tag("D-21")
    void boundsAreExact() {
        for (Duration time : List.of(
                Duration.ZERO, Duration.ofMillis(-1), Duration.ofMinutes(2).plusNanos(1))) {
            assertThatThrownBy(() -> builder().deadline(time)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> builder().connectTimeout(time)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatCode(() -> builder().deadline(Duration.ofMinutes(2)).connectTimeout(Duration.ofNanos(1)))
                .doesNotThrowAnyException();
        for (int cap : new int[] {1023, 16 * 1024 * 1024 + 1, -1}) {
            assertThatThrownBy(() -> builder().responseCap(cap)).isInstanceOf(IllegalArgumentException.class);
        }
        for (int retries : new int[] {-1, 4}) {
            assertThatThrownBy(() -> builder().readRetries(retries)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    @Tag("D-21")
    void theDefaultCapIsThatOfTheCatalogue() throws Exception {
        String body = "{\"code\":6001}";
        int cap = 256 * 1024;
        try (Peer peer = Peer.answering(request -> Answers.json(body + " ".repeat(cap - body.length())))) {
            assertThat(Samples.client(peer.url()).build().call(CALL)).isNotNull();
        }
        try (Peer peer = Peer.answering(request -> Answers.json(body + " ".repeat(cap + 1 - body.length())))) {
            assertThatThrownBy(() -> Samples.client(peer.url()).build().call(CALL))
                    .hasMessageContaining("longer than 262144 bytes");
        }
    }

    @Test
    void settingsOfAClientThatIsBroughtAreItsOwn() {
        HttpClient client = HttpClient.newHttpClient();
        assertThatThrownBy(() -> builder()
                        .httpClient(client)
                        .connectTimeout(Duration.ofSeconds(1))
                        .build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("httpClient");
        assertThatCode(() -> builder().httpClient(client).build()).doesNotThrowAnyException();
    }

    @Test
    void headersNameClientApplicationAndTenant() throws Exception {
        String version = Files.readString(Path.of("pom.xml")).replaceAll("(?s)^.*?<version>(.*?)</version>.*$", "$1");
        try (Peer peer = Peer.answering(request -> Answers.json("{\"code\":6001}"))) {
            AuthingHttp client = AuthingHttp.builder(peer.url(), "app-1")
                    .allowPlainHttpToLoopback()
                    .userPoolId("pool-1")
                    .tenantId("tenant-1")
                    .lang("en-US")
                    .header("X-Gateway", "a")
                    .header("x-gateway", "b")
                    .build();
            client.call(CALL);
            Received request = peer.only();
            assertThat(request.header("user-agent")).contains("mfa-core/" + version);
            assertThat(request.header("x-authing-sdk-version")).contains("mfa-core:" + version);
            assertThat(request.header("x-authing-request-from")).contains("mfa-core");
            assertThat(request.header("x-authing-app-id")).contains("app-1");
            assertThat(request.header("x-authing-userpool-id")).contains("pool-1");
            assertThat(request.header("x-authing-app-tenant-id")).contains("tenant-1");
            assertThat(request.header("x-authing-lang")).contains("en-US");
            assertThat(request.header("accept")).contains("application/json");
            assertThat(request.header("x-gateway")).contains("b");

            client.call(new ManagementCall.GetUserMfaInfo(Samples.ADMIN, "u"));
            Received management = peer.received().get(1);
            assertThat(management.header("x-authing-tenant-id")).contains("tenant-1");
            assertThat(management.header("x-authing-app-id")).isEmpty();
            assertThat(management.header("authorization")).contains(Samples.SECRETS.get(2));
        }
        try (Peer peer = Peer.answering(request -> Answers.json("{\"code\":6001}"))) {
            AuthingHttp.builder(peer.url(), "app-1")
                    .allowPlainHttpToLoopback()
                    .build()
                    .call(CALL);
            assertThat(peer.only().headers())
                    .doesNotContainKeys("x-authing-userpool-id", "x-authing-app-tenant-id", "x-authing-lang");
        }
    }

    @Test
    void administratorsNeedTheUserPool() throws Exception {
        try (Peer peer = Peer.answering(request -> Answers.json("{\"code\":6001}"))) {
            AuthingHttp client = AuthingHttp.builder(peer.url(), "app")
                    .allowPlainHttpToLoopback()
                    .build();
            assertThatThrownBy(() -> client.call(new ManagementCall.GetMfaBound(Samples.ADMIN, "u")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("userPoolId");
            assertThat(peer.received()).isEmpty();
        }
    }

    @Test
    void spellingsAreChosen() throws Exception {
        try (Peer peer = Peer.answering(request -> Answers.json("{\"code\":1702}"))) {
            AuthingHttp client = Samples.client(peer.url())
                    .faceSpelling(FaceSpelling.IS_EXTERNAL_PHOTO)
                    .emailScene(EmailScene.MFA_VERIFY)
                    .build();
            client.call(new FaceCall.AssociateFace(Samples.PENDING, Samples.FACE_A, Samples.FACE_B, true));
            client.call(new FaceCall.AssociateFace(Samples.PENDING, Samples.FACE_A, Samples.FACE_B, false));
            client.call(new SendCall.SendEmailCode(Samples.USER, Samples.EMAIL, SendScene.VERIFY_MFA));
            assertThat(Golden.parsed(peer.received().get(0).text())).containsEntry("isExternalPhoto", true);
            assertThat(Golden.parsed(peer.received().get(1).text())).containsOnlyKeys("photoA", "photoB");
            assertThat(Golden.parsed(peer.received().get(2).text())).containsEntry("scene", "MFA_VERIFY");
        }
    }

    @Test
    void scenesThatAreDocumentedNowhereAreNotOffered() throws Exception {
        try (Peer peer = Peer.answering(request -> Answers.json("{\"code\":200}"))) {
            AuthingHttp client = Samples.client(peer.url()).build();
            for (SendScene scene : List.of(SendScene.BIND_MFA, SendScene.UNBIND_MFA)) {
                assertThatThrownBy(() -> client.call(new SendCall.SendEmailCode(Samples.USER, Samples.EMAIL, scene)))
                        .isInstanceOf(UnsupportedOperationException.class);
                assertThatThrownBy(() -> client.call(new SendCall.SendEmail(Samples.USER, Samples.EMAIL, scene)))
                        .isInstanceOf(UnsupportedOperationException.class);
                client.call(new SendCall.SendSmsCode(Samples.USER, Samples.PHONE, Optional.of(scene)));
                client.call(new SendCall.SendSms(Samples.USER, Samples.PHONE, scene));
            }
            assertThat(peer.received())
                    .map(it -> Golden.parsed(it.text()))
                    .satisfiesExactly(
                            it -> assertThat(it).containsEntry("scene", "mfa-bind"),
                            it -> assertThat(it).containsEntry("channel", "CHANNEL_BIND_MFA"),
                            it -> assertThat(it).containsEntry("scene", "mfa-unbind"),
                            it -> assertThat(it).containsEntry("channel", "CHANNEL_UNBIND_MFA"));
        }
    }
}
