package dev.mfacore.adapter.authing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfacore.MfaUnavailableException;
import java.net.Authenticator;
import java.net.CookieManager;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Credentials stay in header and body, and with the origin that they are meant for. */
class OriginTest {

    static List<Samples.Sample> samples() {
        return Samples.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    @Tag("CLI-07")
    void noSecretIsInTheAddress(Samples.Sample sample) throws Exception {
        try (Peer peer = Peer.answering(request -> Answers.json(sample.answer()))) {
            Samples.client(peer.url()).build().call(sample.call());
            String target = peer.only().target();
            assertThat(Samples.SECRETS).noneMatch(target::contains);
            assertThat(peer.only().header("authorization").orElse("")).contains("canary");
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    @Tag("CLI-07")
    void noRedirectIsFollowed(Samples.Sample sample) throws Exception {
        for (int status : new int[] {300, 301, 302, 303, 307, 308}) {
            try (Peer other = Peer.answering(request -> Answers.json(sample.answer()));
                    Peer peer = Peer.answering(request -> Answers.whole(
                            status, "Location: " + other.url() + request.target() + "\r\n", new byte[0]))) {
                AuthingHttp client = Samples.client(peer.url()).readRetries(1).build();
                assertThatThrownBy(() -> client.call(sample.call())).isInstanceOf(MfaUnavailableException.class);
                assertThat(peer.received()).hasSize(1);
                assertThat(other.connections()).isZero();
            }
        }
    }

    @Test
    @Tag("CLI-07")
    @Tag("CLI-05")
    @Tag("CLI-09")
    void aCustomClientThatWouldBreakThePromisesIsRefused() {
        AuthingHttpBuilder builder = AuthingHttp.builder(URI.create("https://example.authing.cn"), "app");
        for (HttpClient.Redirect redirect : List.of(HttpClient.Redirect.ALWAYS, HttpClient.Redirect.NORMAL)) {
            HttpClient following =
                    HttpClient.newBuilder().followRedirects(redirect).build();
            assertThatThrownBy(() -> builder.httpClient(following))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("followRedirects");
        }
        HttpClient answering =
                HttpClient.newBuilder().authenticator(new Authenticator() {}).build();
        assertThatThrownBy(() -> builder.httpClient(answering)).hasMessageContaining("authenticator");
        HttpClient remembering =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        assertThatThrownBy(() -> builder.httpClient(remembering)).hasMessageContaining("cookie");
    }

    @Test
    @Tag("CLI-05")
    void aCustomClientSendsWithoutAnUpgrade() throws Exception {
        Samples.Sample sample = Samples.all().get(4);
        try (Peer peer = Peer.answering(request -> Answers.json(sample.answer()))) {
            HttpClient custom =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
            Samples.client(peer.url()).httpClient(custom).build().call(sample.call());
            assertThat(peer.only().header("upgrade")).isEmpty();
        }
    }

    @Test
    void aProxyIsGoneThrough() throws Exception {
        Samples.Sample sample = Samples.all().get(4);
        try (Peer proxy = Peer.answering(request -> Answers.json(sample.answer()))) {
            AuthingHttp client = Samples.client(URI.create("http://127.0.0.1:9"))
                    .proxy(ProxySelector.of(
                            new InetSocketAddress("localhost", proxy.url().getPort())))
                    .build();
            client.call(sample.call());
            assertThat(proxy.only().target()).isEqualTo("http://127.0.0.1:9/api/v2/mfa/totp/verify");
        }
    }
}
