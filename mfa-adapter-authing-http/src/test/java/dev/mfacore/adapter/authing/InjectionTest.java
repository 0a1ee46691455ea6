package dev.mfacore.adapter.authing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfacore.MfaToken;
import dev.mfacore.authing.AuthingCall;
import dev.mfacore.authing.AuthingCredential;
import dev.mfacore.authing.FactorCall;
import dev.mfacore.authing.FactorType;
import dev.mfacore.authing.ManagementCall;
import dev.mfacore.authing.MfaCall;
import dev.mfacore.authing.SecretText;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Values stay values: in a path, a query, a header or a body, whatever is in them. */
class InjectionTest {

    private static final List<String> NASTY = List.of(
            "../",
            "..",
            ".",
            "/",
            "//",
            "\\",
            "%2e",
            "%2E%2e/",
            "%00",
            "%",
            "%zz",
            "?",
            "&",
            "=",
            "#",
            ";",
            "+",
            " ",
            "\r\n",
            "\n",
            "\0",
            "\t",
            "\"",
            "{}",
            "{userId}",
            "é",
            "用户",
            "😀",
            "\uFEFF",
            "ẞ",
            "@",
            ":",
            "http://x/",
            "*");

    private static Peer peer;
    private static AuthingHttp client;

    @BeforeContainer
    static void start() throws Exception {
        peer = Peer.answering(request -> Answers.json("{\"code\":6001,\"message\":\"no\"}"));
        client = Samples.client(peer.url()).build();
    }

    @AfterContainer
    static void stop() throws Exception {
        peer.close();
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(NASTY);
        Arbitrary<String> any = Arbitraries.strings().ofMaxLength(8);
        return Arbitraries.oneOf(pieces, any).list().ofMinSize(0).ofMaxSize(5).map(it -> String.join("", it));
    }

    private static Received sent(AuthingCall<?> call) {
        peer.received().clear();
        client.call(call);
        return peer.only();
    }

    private static boolean isWhole(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    @Property
    @Tag("CLI-08")
    void aValueInAPathStaysOneSegment(@ForAll("texts") String userId) {
        ManagementCall.UnassociateMfa call = new ManagementCall.UnassociateMfa(Samples.ADMIN, userId, FactorType.OTP);
        if (userId.isEmpty() || userId.equals(".") || userId.equals("..") || !isWhole(userId)) {
            peer.received().clear();
            assertThatThrownBy(() -> client.call(call)).isInstanceOf(IllegalArgumentException.class);
            assertThat(peer.received()).isEmpty();
            return;
        }
        Received request = sent(call);
        assertThat(request.segments()).containsExactly("api", "v2", "users", userId, "mfa-bound");
        assertThat(request.query()).isEqualTo(Map.of("type", "OTP"));
        assertThat(request.target()).matches("[A-Za-z0-9._~/?&=%-]+");
    }

    @Property
    @Tag("CLI-08")
    void valuesInAQueryStayTheirMembersValues(@ForAll("texts") String userId, @ForAll("texts") String appId) {
        ManagementCall.GetMfaTriggerData call = new ManagementCall.GetMfaTriggerData(Samples.ADMIN, appId, userId);
        if (!isWhole(userId) || !isWhole(appId)) {
            assertThatThrownBy(() -> client.call(call)).isInstanceOf(IllegalArgumentException.class);
            return;
        }
        Received request = sent(call);
        assertThat(request.path()).isEqualTo("/api/v3/get-mfa-trigger-data");
        assertThat(request.query()).isEqualTo(Map.of("appId", appId, "userId", userId, "userIdType", "user_id"));
    }

    @Property
    @Tag("CLI-08")
    void valuesInABodyArriveAsTheyAre(@ForAll("texts") String factorId, @ForAll("texts") String code) {
        assertThat(Golden.parsed(
                        sent(new FactorCall.ResetFactor(Samples.USER, factorId)).text()))
                .isEqualTo(Map.of("factorId", factorId));
        assertThat(Golden.parsed(sent(new MfaCall.VerifyTotpMfa(Samples.PENDING, new SecretText(code)))
                        .text()))
                .isEqualTo(Map.of("totp", code));
    }

    @Property
    @Tag("CLI-08")
    void aTokenIsSentAsItIsOrNotAtAll(@ForAll("texts") String middle) {
        String token = "a" + middle + "z";
        AuthingCall<?> call =
                new MfaCall.VerifyTotpMfa(AuthingCredential.pending(new MfaToken(token)), new SecretText("123456"));
        if (token.chars().anyMatch(c -> c <= ' ' || c >= 0x7F)) {
            peer.received().clear();
            assertThatThrownBy(() -> client.call(call))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining(token);
            assertThat(peer.received()).isEmpty();
            return;
        }
        assertThat(sent(call).headers().get("authorization")).containsExactly("Bearer " + token);
    }

    @Property
    @Tag("CLI-08")
    void aHeaderOfTheApplicationIsSentAsItIsOrRefused(@ForAll("texts") String middle) throws Exception {
        AuthingHttpBuilder builder = Samples.client(peer.url());
        String value = "a" + middle + "z";
        if (value.chars().anyMatch(c -> c != '\t' && c < ' ' || c >= 0x7F)) {
            assertThatThrownBy(() -> builder.header("X-Gateway", value)).isInstanceOf(IllegalArgumentException.class);
            return;
        }
        peer.received().clear();
        builder.header("X-Gateway", value).build().call(Samples.all().get(4).call());
        assertThat(peer.only().headers().get("x-gateway")).containsExactly(value);
    }

    @Example
    @Tag("CLI-08")
    void ourHeadersCannotBeReplacedAndNamesAreTokens() {
        AuthingHttpBuilder builder = AuthingHttp.builder(URI.create("https://example.authing.cn"), "app");
        for (String name : List.of(
                "Authorization",
                "authorization",
                "X-Authing-App-Id",
                "x-authing-userpool-id",
                "x-authing-new",
                "Content-Type",
                "Content-Length",
                "Transfer-Encoding",
                "Host",
                "Cookie",
                "Expect",
                "Upgrade",
                "Connection",
                "User-Agent",
                "Accept",
                "Accept-Encoding",
                "",
                " ",
                "a b",
                "a:b",
                "a\r\nb",
                "ä",
                "a\0")) {
            assertThatThrownBy(() -> builder.header(name, "v")).as(name).isInstanceOf(IllegalArgumentException.class);
        }
        for (String value : List.of("a\r\nX: y", "a\n", "\0", "ä", " a", "a ", "\ta")) {
            assertThatThrownBy(() -> builder.header("X-A", value)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> builder.userPoolId(value)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> builder.tenantId(value)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> builder.lang(value)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> AuthingHttp.builder(URI.create("https://a.example"), value))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
