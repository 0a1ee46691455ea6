package dev.mfacore.adapter.authing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfacore.MfaUnavailableException;
import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingCode;
import dev.mfacore.authing.AuthingUser;
import dev.mfacore.authing.MfaCall;
import dev.mfacore.authing.SignInChallenge;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** A documented code refuses, whichever member carries it; an undocumented one says nothing. */
class RefusalsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final MfaCall.VerifyTotpMfa CALL = new MfaCall.VerifyTotpMfa(Samples.PENDING, Samples.CODE);
    private static final AtomicReference<byte[]> ANSWER = new AtomicReference<>();
    private static Peer peer;
    private static AuthingHttp client;

    @BeforeContainer
    static void start() throws Exception {
        peer = Peer.answering(request -> ANSWER.get());
        client = Samples.client(peer.url()).clock(() -> NOW).build();
    }

    @AfterContainer
    static void stop() throws Exception {
        peer.close();
    }

    @Example
    @Tag("CLI-03")
    void everyDocumentedCodeIsItsRefusalInEverySpelling() {
        for (AuthingCode code : AuthingCode.values()) {
            if (code == AuthingCode.SUCCESS) {
                continue;
            }
            int n = code.number();
            for (String members : List.of(
                    "\"code\":" + n,
                    "\"code\":\"" + n + "\"",
                    "\"statusCode\":" + n,
                    "\"statusCode\":499,\"apiCode\":" + n,
                    "\"statusCode\":499,\"apiCode\":\"" + n + "\"",
                    "\"code\":499,\"statusCode\":499,\"apiCode\":" + n,
                    "\"apiCode\":" + n)) {
                for (int status : new int[] {200, 400}) {
                    ANSWER.set(Answers.json(status, "{" + members + ",\"message\":\"no\"}"));
                    assertThat(client.call(CALL)).as(members).isEqualTo(AuthingAnswer.refusal(n, "no"));
                }
            }
        }
    }

    @Property(tries = 300)
    @Tag("CLI-03")
    void everyOtherCodeIsUnavailable(@ForAll @IntRange(min = -10, max = 99_999) int code) {
        Assume.that(AuthingCode.of(code).isEmpty());
        ANSWER.set(Answers.json("{\"code\":" + code + ",\"message\":\"what\"}"));
        assertThatThrownBy(() -> client.call(CALL)).isInstanceOf(MfaUnavailableException.class);
        ANSWER.set(Answers.json("{\"statusCode\":403,\"apiCode\":" + code + "}"));
        assertThatThrownBy(() -> client.call(CALL)).isInstanceOf(MfaUnavailableException.class);
    }

    @Example
    @Tag("CLI-03")
    void throttlingSaysForHowLong() {
        for (int code : new int[] {429, 422, 2080}) {
            String body = "{\"code\":" + code + ",\"message\":\"wait\"";
            assertThat(wait(body + ",\"data\":{\"retryAfter\":17}}", "")).contains(Duration.ofSeconds(17));
            assertThat(wait(body + ",\"data\":{\"retryAfter\":17}}", "Retry-After: 5\r\n"))
                    .contains(Duration.ofSeconds(17));
            assertThat(wait(body + "}", "Retry-After: 5\r\n")).contains(Duration.ofSeconds(5));
            assertThat(wait(body + "}", "Retry-After: Tue, 24 Nov 2026 10:01:30 GMT\r\n"))
                    .contains(Duration.ofSeconds(90));
            assertThat(wait(body + "}", "Retry-After: Tue, 24 Nov 2026 09:00:00 GMT\r\n"))
                    .contains(Duration.ZERO);
            for (String odd : List.of("-5", "5.5", "soon", "99999999999999", "", "٥")) {
                byte[] header = ("Retry-After: " + odd + "\r\n").getBytes(StandardCharsets.UTF_8);
                assertThat(wait(body + "}", new String(header, StandardCharsets.ISO_8859_1)))
                        .isEmpty();
            }
            assertThat(wait(body + ",\"data\":{\"retryAfter\":\"x\"}}", "")).isEmpty();
            assertThat(wait(body + "}", "")).isEmpty();
        }
        assertThat(wait("{\"code\":6001,\"data\":{\"retryAfter\":17}}", "Retry-After: 5\r\n"))
                .as("no throttling")
                .isEmpty();
    }

    private static Optional<Duration> wait(String body, String headers) {
        ANSWER.set(Answers.whole(200, headers, body.getBytes(StandardCharsets.UTF_8)));
        return ((AuthingAnswer.Refusal<AuthingUser>) client.call(CALL)).retryAfter();
    }

    @Example
    @Tag("CLI-03")
    void aWantedSecondFactorComesWithItsChallenge() {
        for (SignInChallenge.Kind kind : SignInChallenge.Kind.values()) {
            ANSWER.set(Answers.json("{\"code\":" + kind.code() + ",\"message\":\"step up\",\"data\":"
                    + Golden.json(Golden.value(trigger())) + "}"));
            AuthingAnswer<AuthingUser> answer = client.call(CALL);
            assertThat(answer).isInstanceOfSatisfying(AuthingAnswer.Refusal.class, it -> {
                AuthingAnswer.Refusal<?> refusal = it;
                assertThat(refusal.challenge()).contains(new SignInChallenge(kind, Replays.TRIGGER_V3));
            });
            ANSWER.set(Answers.json("{\"code\":" + kind.code() + ",\"data\":{\"mfaToken\":7}}"));
            assertThatThrownBy(() -> client.call(CALL)).isInstanceOf(MfaUnavailableException.class);
            ANSWER.set(Answers.json("{\"code\":" + kind.code() + ",\"data\":{}}"));
            assertThatThrownBy(() -> client.call(CALL)).isInstanceOf(MfaUnavailableException.class);
        }
    }

    private static String trigger() {
        return Golden.json(Golden.part(Golden.examples().get("v3.mgmt.getUserMfaStatus"), "response")
                        .get("body"))
                .replaceFirst("^.*\"data\":", "")
                .replaceFirst("}$", "");
    }

    @Example
    void messagesThatAreNoTextsAreLeftOut() {
        for (String message : Arrays.asList("null", "7", "{}", "[\"x\"]")) {
            ANSWER.set(Answers.json("{\"code\":6001,\"message\":" + message + "}"));
            assertThat(client.call(CALL)).isEqualTo(AuthingAnswer.refusal(6001, ""));
        }
    }
}
