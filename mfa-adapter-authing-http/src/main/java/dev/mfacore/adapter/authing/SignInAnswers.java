package dev.mfacore.adapter.authing;

import dev.mfacore.MfaUnavailableException;
import dev.mfacore.adapter.authing.exchange.ChallengeReaders;
import dev.mfacore.adapter.authing.exchange.Envelope;
import dev.mfacore.adapter.authing.json.JsonObject;
import dev.mfacore.adapter.authing.json.JsonReader;
import dev.mfacore.adapter.authing.json.JsonValue;
import dev.mfacore.adapter.authing.json.UnclearAnswerException;
import dev.mfacore.authing.SignInChallenge;
import java.util.List;
import java.util.Optional;

/**
 * Reads the answer to a sign-in that was made through Authing, as its SDK threw it or as it came over the wire, and finds
 * out whether a second factor is wanted.
 *
 * <p>Understood are: GraphQL, with the challenge as an object in {@code errors[0].message}, also the array of errors or
 * one error alone; and the envelope of REST, with 1635 or 1636 as {@code code}, or as {@code apiCode} beside a {@code
 * statusCode} of class 3xx. Stateless and safe for use by any number of threads.
 */
public final class SignInAnswers {

    private static final int LONGEST = 256 * 1024;

    private SignInAnswers() {}

    /**
     * Finds the challenge in an answer.
     *
     * @param json the answer, at most 256 Ki characters
     * @return the challenge; empty if the answer is clear and wants no second factor, which does not make it a success
     * @throws MfaUnavailableException if the answer is not clear: no JSON, codes that contradict each other, or a wanted
     *     second factor without the data for it. Quotes nothing of the answer
     */
    public static Optional<SignInChallenge> challenge(String json) {
        if (json.length() > LONGEST) {
            throw new MfaUnavailableException("the sign-in's answer is longer than " + LONGEST + " characters");
        }
        try {
            return find(JsonReader.read(json));
        } catch (UnclearAnswerException e) {
            throw new MfaUnavailableException("the sign-in's answer is not clear: " + e.getMessage());
        }
    }

    private static Optional<SignInChallenge> find(JsonValue value) {
        if (value instanceof JsonValue.Items errors) {
            return inErrors(errors.values());
        }
        JsonObject answer = JsonObject.asObject(value, "answer");
        if (answer.member("errors") instanceof JsonValue.Items errors) {
            return inErrors(errors.values());
        }
        if (answer.member("message") instanceof JsonObject message) {
            return inEnvelope(message);
        }
        boolean graphQl =
                answer.has("data") && !answer.has("code") && !answer.has("statusCode") && !answer.has("apiCode");
        return graphQl ? Optional.empty() : inEnvelope(answer);
    }

    private static Optional<SignInChallenge> inErrors(List<JsonValue> errors) {
        if (errors.isEmpty()) {
            return Optional.empty();
        }
        JsonValue message = JsonObject.asObject(errors.get(0), "errors").member("message");
        return message instanceof JsonObject object ? inEnvelope(object) : Optional.empty();
    }

    private static Optional<SignInChallenge> inEnvelope(JsonObject json) {
        Envelope envelope = Envelope.of(json);
        boolean wanted =
                List.of(SignInChallenge.Kind.values()).stream().anyMatch(kind -> kind.code() == envelope.code());
        if (!wanted) {
            return Optional.empty();
        }
        return Optional.of(ChallengeReaders.challenge(envelope.code(), json.member("data"))
                .orElseThrow(() -> new UnclearAnswerException("a second factor is wanted, but the data are missing")));
    }
}
