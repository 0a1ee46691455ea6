package dev.mfacore.adapter.authing.exchange;

import dev.mfacore.adapter.authing.json.JsonObject;
import dev.mfacore.adapter.authing.json.JsonValue;
import dev.mfacore.adapter.authing.json.UnclearAnswerException;
import dev.mfacore.authing.AuthingAnswer;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The frame round an answer. Which of {@code code}, {@code statusCode} and {@code apiCode} are there depends on the
 * generation and on the server; what they say together must be one thing.
 *
 * @param code 200, or the business code of a refusal
 * @param json all members
 */
public record Envelope(int code, JsonObject json) {

    /** Statuses are below, business codes from here on. */
    private static final int FIRST_BUSINESS_CODE = 1000;

    private static final int HIGHEST_CODE = 99_999;

    /**
     * Understands a frame.
     *
     * @param json the frame
     * @return the envelope
     * @throws UnclearAnswerException if it has no code, or codes that contradict each other
     */
    public static Envelope of(JsonObject json) {
        OptionalLong code = json.optionalCode("code");
        OptionalLong status = json.optionalCode("statusCode");
        OptionalLong api = json.optionalCode("apiCode");
        long business = firstOf(api, code, status)
                .orElseThrow(() -> new UnclearAnswerException("neither code nor statusCode nor apiCode"));
        requireOneVoice(code, status, api);
        if (code.isEmpty() && status.isEmpty() && business == AuthingAnswer.SUCCESS) {
            throw new UnclearAnswerException("success in apiCode alone");
        }
        if (business < 0 || business > HIGHEST_CODE) {
            throw JsonObject.unclear("code", "a code");
        }
        return new Envelope((int) business, json);
    }

    /**
     * Says whether it is a success.
     *
     * @return true for 200
     */
    public boolean isSuccess() {
        return code == AuthingAnswer.SUCCESS;
    }

    /**
     * Returns what Authing says in words.
     *
     * @return the words as they came; empty if there are none
     */
    public String message() {
        return json.member("message") instanceof JsonValue.Text text ? text.value() : "";
    }

    private static void requireOneVoice(OptionalLong code, OptionalLong status, OptionalLong api) {
        long said = Stream.of(code, status, api).filter(OptionalLong::isPresent).count();
        long yes = Stream.of(code, status, api)
                .filter(it -> it.isPresent() && it.getAsLong() == AuthingAnswer.SUCCESS)
                .count();
        boolean twoReasons = isBusiness(code) && isBusiness(api) && code.getAsLong() != api.getAsLong();
        if (yes != 0 && yes != said || twoReasons) {
            throw new UnclearAnswerException("code, statusCode and apiCode contradict each other");
        }
    }

    private static boolean isBusiness(OptionalLong code) {
        return code.isPresent() && code.getAsLong() >= FIRST_BUSINESS_CODE;
    }

    private static Optional<Long> firstOf(OptionalLong... codes) {
        for (OptionalLong code : codes) {
            if (code.isPresent()) {
                return Optional.of(code.getAsLong());
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return "Envelope[" + code + "]";
    }
}
