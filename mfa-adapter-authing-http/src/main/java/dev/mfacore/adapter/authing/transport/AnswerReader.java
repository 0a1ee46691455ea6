package dev.mfacore.adapter.authing.transport;

import dev.mfacore.adapter.authing.exchange.ChallengeReaders;
import dev.mfacore.adapter.authing.exchange.Envelope;
import dev.mfacore.adapter.authing.exchange.Exchange;
import dev.mfacore.adapter.authing.json.JsonObject;
import dev.mfacore.adapter.authing.json.JsonReader;
import dev.mfacore.adapter.authing.json.JsonValue;
import dev.mfacore.adapter.authing.json.UnclearAnswerException;
import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingCall;
import dev.mfacore.authing.AuthingCode;
import dev.mfacore.authing.SecretText;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Understands whole answers. The map is total: HTTP status and envelope both say 200 and the data are complete, or a
 * documented code refuses, or the answer is unclear (CLI-02, CLI-03).
 */
public final class AnswerReader {

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final Pattern JSON =
            Pattern.compile("application/(?:[\\w.+-]+\\+)?json\\s*(?:;.*)?", Pattern.CASE_INSENSITIVE);

    private final RetryAfter retryAfter;

    /**
     * Makes a reader.
     *
     * @param clock tells how far off a date is
     */
    public AnswerReader(InstantSource clock) {
        this.retryAfter = new RetryAfter(clock);
    }

    <T> AuthingAnswer<T> read(
            Exchange<AuthingCall<T>, T> exchange, AuthingCall<T> call, RawAnswer raw, Collection<String> secrets) {
        requireJson(raw);
        JsonObject json = JsonObject.asObject(JsonReader.read(raw.body()), "answer");
        if (!exchange.isEnveloped() && json.has("active")) {
            requireOk(raw);
            return AuthingAnswer.success(exchange.read(call, json));
        }
        Envelope envelope = Envelope.of(json);
        if (!envelope.isSuccess()) {
            return refusal(envelope, raw, secrets);
        }
        requireOk(raw);
        if (!exchange.isEnveloped()) {
            throw new UnclearAnswerException("success without the member active");
        }
        T data = exchange.read(call, json.member("data"));
        return new AuthingAnswer.Success<>(data, recoveryCode(json));
    }

    private static void requireJson(RawAnswer raw) {
        if (raw.status() != OK && raw.status() != BAD_REQUEST) {
            throw new UnclearAnswerException("the HTTP status is not one that Authing documents");
        }
        if (raw.headers()
                .firstValue("content-encoding")
                .filter(it -> !it.equalsIgnoreCase("identity"))
                .isPresent()) {
            throw new UnclearAnswerException("the body is encoded, which was not asked for");
        }
        Optional<String> type = raw.headers().firstValue("content-type");
        if (type.isPresent() && !JSON.matcher(type.get().strip()).matches()) {
            throw new UnclearAnswerException("the content type is not JSON");
        }
    }

    private static void requireOk(RawAnswer raw) {
        if (raw.status() != OK) {
            throw new UnclearAnswerException("a success under another HTTP status than 200");
        }
    }

    /** An empty text would hide that the old code is void and the new one lost. */
    private static Optional<SecretText> recoveryCode(JsonObject json) {
        return json.has("recoveryCode") ? Optional.of(new SecretText(json.text("recoveryCode"))) : Optional.empty();
    }

    private <T> AuthingAnswer<T> refusal(Envelope envelope, RawAnswer raw, Collection<String> secrets) {
        String message = SafeText.of(envelope.message(), secrets);
        AuthingCode code = AuthingCode.of(envelope.code())
                .orElseThrow(() -> new UnclearAnswerException(
                        "code " + envelope.code() + " is not documented" + (message.isEmpty() ? "" : ": " + message)));
        JsonValue data = envelope.json().member("data");
        return new AuthingAnswer.Refusal<>(
                code.number(),
                message,
                ChallengeReaders.challenge(code.number(), data),
                retryAfter.of(code, data, raw.headers()));
    }
}
