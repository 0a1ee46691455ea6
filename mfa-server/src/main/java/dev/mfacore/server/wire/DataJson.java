package dev.mfacore.server.wire;

import dev.mfacore.authing.AuthingAuthenticator;
import dev.mfacore.authing.AuthingContact;
import dev.mfacore.authing.EnrolledFactor;
import dev.mfacore.authing.FactorEnrollment;
import dev.mfacore.authing.FactorType;
import dev.mfacore.authing.MfaBound;
import dev.mfacore.authing.MfaTriggerData;
import dev.mfacore.authing.TokenIntrospection;
import dev.mfacore.authing.TotpAssociation;
import dev.mfacore.authing.UserMfaInfo;
import dev.mfacore.server.MomentText;
import dev.mfacore.server.http.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The data of answers as Authing writes them. */
final class DataJson {

    /** Stands for a secret that is there and is not shown (BIND-09). */
    static final String MASK = "******";

    private static final MomentText MOMENTS = new MomentText();

    private DataJson() {}

    static String moment(Instant instant) {
        return MOMENTS.millis(instant);
    }

    static ArrayNode authenticators(List<AuthingAuthenticator> rows) {
        return array(rows, DataJson::authenticator);
    }

    static ObjectNode authenticator(AuthingAuthenticator row) {
        return Json.object()
                .put("id", row.id())
                .put("createdAt", moment(row.createdAt()))
                .put("updatedAt", moment(row.updatedAt()))
                .put("userId", row.userId())
                .put("enable", row.enabled())
                .put("secret", MASK)
                .put("authenticatorType", row.authenticatorType())
                .put("recoveryCode", MASK)
                .put("source", row.source().name());
    }

    static ObjectNode association(TotpAssociation it) {
        return Json.object()
                .put("authenticator_type", "totp")
                .put("secret", it.secret().value())
                .put("qrcode_uri", it.qrCodeUri().value())
                .put("qrcode_data_url", it.qrCodeDataUrl().value())
                .put("recovery_code", it.recoveryCode().value());
    }

    static ObjectNode enrollment(FactorEnrollment it) {
        ObjectNode data =
                Json.object().put("enrollmentToken", it.enrollmentToken().value());
        it.otp()
                .ifPresent(otp -> data.set(
                        "otpData",
                        Json.object()
                                .put("qrCodeUri", otp.qrCodeUri().value())
                                .put("qrCodeDataUrl", otp.qrCodeDataUrl().value())
                                .put("recoveryCode", otp.recoveryCode().value())));
        return data;
    }

    static ArrayNode factors(List<EnrolledFactor> factors) {
        return array(factors, DataJson::factor);
    }

    static ObjectNode factor(EnrolledFactor factor) {
        ObjectNode profile = Json.object();
        factor.profile().ifPresent(contact -> {
            if (contact instanceof AuthingContact.Phone phone) {
                profile.put("phoneNumber", phone.number());
                put(profile, "phoneCountryCode", phone.countryCode());
            } else if (contact instanceof AuthingContact.Email email) {
                profile.put("email", email.address());
            }
        });
        ObjectNode data = Json.object()
                .put("factorId", factor.factorId())
                .put("factorType", factor.type().name());
        data.set("profile", profile);
        return data;
    }

    static ArrayNode factorTypes(List<FactorType> types) {
        return array(types, type -> Json.object().put("factorType", type.name()));
    }

    static ObjectNode introspection(TokenIntrospection it) {
        ObjectNode data = Json.object().put("active", it instanceof TokenIntrospection.Active);
        if (it instanceof TokenIntrospection.Active active) {
            data.put("userPoolId", active.userPoolId())
                    .put("userId", active.userId())
                    .put("exp", active.expiresAt().getEpochSecond())
                    .put("iat", active.issuedAt().getEpochSecond());
        }
        return data;
    }

    static ObjectNode bound(MfaBound it) {
        return Json.object().put("OTP", it.otp()).put("FACE", it.face());
    }

    static ObjectNode info(UserMfaInfo it) {
        return Json.object()
                .put("totpStatus", status(it.otp()))
                .put("faceMfaStatus", status(it.face()))
                .put("smsMfaStatus", status(it.sms()))
                .put("emailMfaStatus", status(it.email()));
    }

    private static String status(boolean enabled) {
        return enabled ? "enabled" : "disabled";
    }

    static ObjectNode triggerData(MfaTriggerData it) {
        ObjectNode data = Json.object().put("mfaToken", it.mfaToken().value());
        put(data, "nickname", it.nickname());
        put(data, "email", it.email());
        put(data, "username", it.username());
        put(data, "avatar", it.avatar());
        put(data, "phone", it.phone().map(AuthingContact.Phone::number));
        put(data, "phoneCountryCode", it.phone().flatMap(AuthingContact.Phone::countryCode));
        put(data, "mfaPhone", it.mfaPhone().map(AuthingContact.Phone::number));
        put(data, "mfaPhoneCountryCode", it.mfaPhone().flatMap(AuthingContact.Phone::countryCode));
        put(data, "mfaEmail", it.mfaEmail());
        data.put("faceMfaEnabled", it.faceBound()).put("totpMfaEnabled", it.totpBound());
        data.set(
                "applicationMfa",
                array(
                        it.applicationMfa(),
                        offer -> Json.object()
                                .put("mfaPolicy", offer.policy().name())
                                .put("status", offer.on() ? 1 : 0)
                                .put("sort", offer.sort())));
        return data;
    }

    static void put(ObjectNode object, String name, Optional<String> value) {
        value.ifPresentOrElse(text -> object.put(name, text), () -> object.putNull(name));
    }

    private static <T> ArrayNode array(List<T> items, Function<T, ObjectNode> writer) {
        return Json.array(items.stream().map(writer).toList());
    }
}
