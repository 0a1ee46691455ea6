package dev.mfacore.adapter.authing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfacore.MfaToken;
import dev.mfacore.MfaUnavailableException;
import dev.mfacore.authing.AuthingContact;
import dev.mfacore.authing.MfaTriggerData;
import dev.mfacore.authing.SignInChallenge;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;

/** The wanted second factor is found in every shape in which a sign-in says it. */
class SignInAnswersTest {

    private static final String AVATAR = "https://example.com/avatar.png";
    private static final SignInChallenge APPLICATION = new SignInChallenge(
            SignInChallenge.Kind.APPLICATION,
            new MfaTriggerData(
                    new MfaToken(Golden.fixture("mfaToken")),
                    Optional.empty(),
                    Optional.of("ada@example.com"),
                    Optional.of("ada"),
                    Optional.of(AVATAR),
                    Optional.of(new AuthingContact.Phone("18800008888", Optional.of("+86"))),
                    Optional.of(new AuthingContact.Phone("18800008888", Optional.of("+86"))),
                    Optional.of("ada@example.com"),
                    false,
                    true,
                    Replays.TRIGGER_V3.applicationMfa()));
    private static final SignInChallenge PERSONAL = new SignInChallenge(
            SignInChallenge.Kind.PERSONAL,
            new MfaTriggerData(
                    new MfaToken(Golden.fixture("mfaToken")),
                    Optional.empty(),
                    Optional.of("ada@example.com"),
                    Optional.empty(),
                    Optional.of(AVATAR),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    true,
                    List.of()));

    private static Map<String, Object> golden(String id) {
        return Golden.part(Golden.part(Golden.examples().get(id), "response"), "body");
    }

    private static Object firstError(String id) {
        return ((List<?>) golden(id).get("errors")).get(0);
    }

    @Example
    void theGoldenAnswersOfGraphQlAreUnderstoodWholeAndInPieces() {
        for (Map.Entry<String, SignInChallenge> it : Map.of(
                        "v2.login.graphql.1635", PERSONAL, "v2.login.graphql.1636", APPLICATION)
                .entrySet()) {
            Object error = firstError(it.getKey());
            Object message = ((Map<?, ?>) error).get("message");
            for (Object shape : List.of(golden(it.getKey()), golden(it.getKey()).get("errors"), error, message)) {
                assertThat(SignInAnswers.challenge(Golden.json(shape))).contains(it.getValue());
            }
        }
        assertThat(SignInAnswers.challenge(Golden.json(golden("v2.login.graphql.ok"))))
                .isEmpty();
    }

    @Example
    void theEnvelopesOfRestAreUnderstoodWithEitherCode() {
        Object data = ((Map<?, ?>) ((Map<?, ?>) firstError("v2.login.graphql.1636")).get("message")).get("data");
        for (Map<String, Object> codes : List.<Map<String, Object>>of(
                Map.of("code", 1636),
                Map.of("statusCode", 302, "apiCode", 1636),
                Map.of("statusCode", 399, "apiCode", "1636"),
                Map.of("code", 1636, "statusCode", 301, "apiCode", 1636))) {
            Map<String, Object> envelope = new LinkedHashMap<>(codes);
            envelope.put("message", "second factor needed");
            envelope.put("data", data);
            assertThat(SignInAnswers.challenge(Golden.json(envelope))).contains(APPLICATION);
        }
    }

    @Example
    void otherClearAnswersWantNoSecondFactor() {
        for (String json : List.of(
                "{\"code\":200,\"data\":{\"id\":\"u\"}}",
                "{\"code\":2333,\"message\":\"wrong\"}",
                "{\"statusCode\":200,\"message\":\"ok\"}",
                "{\"statusCode\":302,\"apiCode\":1600}",
                "{\"errors\":[{\"message\":{\"code\":2004,\"message\":\"no\",\"data\":null}}],\"data\":null}",
                "{\"errors\":[{\"message\":\"syntax\"}]}",
                "{\"errors\":[],\"data\":{\"x\":1}}",
                "[]")) {
            assertThat(SignInAnswers.challenge(json)).as(json).isEmpty();
        }
    }

    @Example
    @Tag("CLI-02")
    void whatIsNotClearIsUnavailable() {
        for (String json : List.of(
                "",
                "null",
                "true",
                "\"1636\"",
                "GraphQLException",
                "<html>",
                "{}",
                "{\"code\":1636}",
                "{\"code\":1636,\"data\":null}",
                "{\"code\":1636,\"data\":{}}",
                "{\"code\":1635,\"data\":{\"mfaToken\":\"\"}}",
                "{\"code\":1635,\"data\":{\"mfaToken\":[\"t\"]}}",
                "{\"code\":1635,\"data\":{\"mfaToken\":\"t\",\"totpMfaEnabled\":\"yes\"}}",
                "{\"code\":1635,\"code\":200,\"data\":{\"mfaToken\":\"t\"}}",
                "{\"code\":1635,\"statusCode\":200,\"data\":{\"mfaToken\":\"t\"}}",
                "{\"code\":1635,\"data\":{\"mfaToken\":\"t\",\"applicationMfa\":[{\"mfaPolicy\":\"OTP\",\"status\":2,"
                        + "\"sort\":1}]}}",
                "{\"errors\":[7]}",
                "[".repeat(100_000),
                " ".repeat(300_000))) {
            assertThatThrownBy(() -> SignInAnswers.challenge(json)).isInstanceOf(MfaUnavailableException.class);
        }
    }

    @Property
    @Tag("CLI-02")
    @Tag("SEC-05")
    void noTextMakesItThrowAnythingElseOrQuote(@ForAll String before, @ForAll String after) {
        String canary = "canary-7d2e";
        try {
            assertThat(SignInAnswers.challenge(before + canary + after)).isEmpty();
        } catch (MfaUnavailableException e) {
            assertThat(e).hasMessageNotContaining(canary).hasNoCause();
        }
    }

    @Example
    void kindsThatAreNotKnownAreLeftOutAndTheRestIsSorted() {
        String json = "{\"code\":1636,\"data\":{\"mfaToken\":\"t\",\"applicationMfa\":["
                + "{\"mfaPolicy\":\"SMS\",\"status\":0,\"sort\":9},{\"mfaPolicy\":\"PASSKEY\",\"status\":1,\"sort\":1},"
                + "{\"mfaPolicy\":\"OTP\",\"status\":1,\"sort\":2}]}}";
        assertThat(SignInAnswers.challenge(json).orElseThrow().data().applicationMfa())
                .map(it -> it.policy() + " " + it.on())
                .containsExactly("OTP true", "SMS false");
    }

    @Example
    void halfACharacterInANameForPeopleDoesNotKeepThemOut() {
        String json = "{\"code\":1636,\"data\":{\"mfaToken\":\"t\",\"nickname\":\"A\\ud83d\"}}";
        assertThat(SignInAnswers.challenge(json).orElseThrow().data().nickname())
                .contains("A\uFFFD");
        assertThatThrownBy(() -> SignInAnswers.challenge(json.replace("\"t\"", "\"t\\ud83d\"")))
                .isInstanceOf(MfaUnavailableException.class);
    }
}
