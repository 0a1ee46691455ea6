package dev.mfacore.adapter.authing.exchange;

import dev.mfacore.adapter.authing.json.JsonObject;
import dev.mfacore.adapter.authing.json.JsonValue;
import dev.mfacore.adapter.authing.json.UnclearAnswerException;
import dev.mfacore.authing.AuthingContact;
import dev.mfacore.authing.EnrolledFactor;
import dev.mfacore.authing.FactorCall;
import dev.mfacore.authing.FactorEnrollment;
import dev.mfacore.authing.FactorType;
import dev.mfacore.authing.SecretText;
import dev.mfacore.authing.TokenIntrospection;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Data about factors of the third generation. */
final class FactorReaders {

    private FactorReaders() {}

    static FactorEnrollment enrollment(FactorCall.SendEnrollFactorRequest call, JsonValue data) {
        JsonObject enrollment = JsonObject.asObject(data, "data");
        SecretText token = new SecretText(enrollment.text("enrollmentToken"));
        if (call.factorType() != FactorType.OTP) {
            return new FactorEnrollment(token, Optional.empty());
        }
        JsonObject otp = enrollment.object("otpData");
        return new FactorEnrollment(
                token,
                Optional.of(new FactorEnrollment.OtpData(
                        new SecretText(otp.text("qrCodeUri")),
                        new SecretText(otp.text("qrCodeDataUrl")),
                        new SecretText(otp.anyText("recoveryCode")))));
    }

    static List<EnrolledFactor> enrolledFactors(JsonValue data) {
        return oneOrMore(data).stream().map(FactorReaders::factor).toList();
    }

    /** CLI-04: a question about one factor is not answered with another. */
    static EnrolledFactor oneFactor(FactorCall.GetFactor call, JsonValue data) {
        EnrolledFactor factor = factor(JsonObject.asObject(data, "data"));
        if (!factor.factorId().equals(call.factorId())) {
            throw new UnclearAnswerException("the answer is about another factor");
        }
        return factor;
    }

    /** Kinds that this vocabulary does not know cannot be enrolled with it, so they are left out. */
    static List<FactorType> factorsToEnroll(JsonValue data) {
        return oneOrMore(data).stream()
                .map(it -> type(it.text("factorType")))
                .flatMap(Optional::stream)
                .toList();
    }

    static Boolean verified(JsonValue data) {
        return JsonObject.asObject(data, "data").flag("verified");
    }

    static TokenIntrospection introspection(JsonValue answer) {
        JsonObject token = JsonObject.asObject(answer, "answer");
        if (!token.flag("active")) {
            return new TokenIntrospection.Inactive();
        }
        return new TokenIntrospection.Active(
                token.text("userPoolId"), token.text("userId"), seconds(token, "iat"), seconds(token, "exp"));
    }

    static Optional<FactorType> type(String name) {
        return Arrays.stream(FactorType.values())
                .filter(it -> it.name().equals(name))
                .findFirst();
    }

    private static Instant seconds(JsonObject token, String name) {
        long seconds = token.integer(name);
        if (seconds < 0 || seconds > Instant.MAX.getEpochSecond()) {
            throw JsonObject.unclear(name, "a time in seconds");
        }
        return Instant.ofEpochSecond(seconds);
    }

    private static EnrolledFactor factor(JsonObject factor) {
        FactorType type = type(factor.text("factorType"))
                .orElseThrow(() -> JsonObject.unclear("factorType", "a documented kind of factor"));
        return new EnrolledFactor(
                factor.text("factorId"), type, factor.optionalObject("profile").flatMap(it -> contact(type, it)));
    }

    private static Optional<AuthingContact> contact(FactorType type, JsonObject profile) {
        return switch (type) {
            case SMS ->
                profile.optionalText("phoneNumber")
                        .map(it -> new AuthingContact.Phone(it, profile.optionalText("phoneCountryCode")));
            case EMAIL -> profile.optionalText("email").map(AuthingContact.Email::new);
            case OTP, FACE -> Optional.empty();
        };
    }

    /** The types say array, the documentation's samples show one object. */
    private static List<JsonObject> oneOrMore(JsonValue data) {
        if (data instanceof JsonValue.Items items) {
            return JsonObject.asObjects(items, "data");
        }
        return List.of(JsonObject.asObject(data, "data"));
    }
}
