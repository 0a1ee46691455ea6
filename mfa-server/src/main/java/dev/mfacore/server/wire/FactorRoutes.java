package dev.mfacore.server.wire;

import dev.mfacore.AuthingTenant;
import dev.mfacore.authing.AuthingContact;
import dev.mfacore.authing.EnrollmentData;
import dev.mfacore.authing.FactorCall;
import dev.mfacore.authing.FactorType;
import dev.mfacore.authing.SecretText;
import dev.mfacore.server.http.Json;
import java.util.List;
import java.util.Optional;

/** The third generation's operations on a user's own factors. */
final class FactorRoutes {

    private static final String V3 = "/api/v3/";

    private final Credentials credentials;

    FactorRoutes(AuthingTenant tenant) {
        this.credentials = new Credentials(tenant);
    }

    void into(WireRoutes routes) {
        routes.with("POST", List.of(V3 + "send-enroll-factor-request"), this::begin, DataJson::enrollment)
                .without("POST", List.of(V3 + "enroll-factor"), this::enroll)
                .without(
                        "POST",
                        List.of(V3 + "reset-factor"),
                        it -> new FactorCall.ResetFactor(credentials.user(it), it.required("factorId")))
                .with(
                        "GET",
                        List.of(V3 + "list-enrolled-factors"),
                        it -> new FactorCall.ListEnrolledFactors(credentials.user(it)),
                        DataJson::factors)
                .with(
                        "GET",
                        List.of(V3 + "get-factor"),
                        it -> new FactorCall.GetFactor(credentials.user(it), it.requiredQuery("factorId")),
                        DataJson::factor)
                .with(
                        "GET",
                        List.of(V3 + "list-factors-to-enroll"),
                        it -> new FactorCall.ListFactorsToEnroll(credentials.user(it)),
                        DataJson::factorTypes)
                .with(
                        "POST",
                        List.of(V3 + "mfa-totp-verify"),
                        it -> new FactorCall.MfaOtpVerify(credentials.user(it), it.code("totp")),
                        verified -> Json.object().put("verified", verified));
    }

    private FactorCall.SendEnrollFactorRequest begin(WireRequest request) {
        FactorType type = type(request);
        WireRequest profile = request.object("profile");
        Optional<AuthingContact> contact = switch (type) {
            case SMS -> Optional.of(profile.phone("phoneNumber"));
            case EMAIL -> Optional.of(profile.email());
            case OTP, FACE -> Optional.empty();
        };
        return new FactorCall.SendEnrollFactorRequest(credentials.user(request), type, contact);
    }

    private FactorCall.EnrollFactor enroll(WireRequest request) {
        FactorType type = type(request);
        WireRequest data = request.object("enrollmentData");
        EnrollmentData proof = type == FactorType.FACE
                ? new EnrollmentData.Photo(
                        new SecretText(data.required("photo")), data.flag("isExternalPhoto", "isExternal"))
                : new EnrollmentData.Code(data.code("passCode"));
        return new FactorCall.EnrollFactor(
                credentials.user(request), type, new SecretText(request.required("enrollmentToken")), proof);
    }

    static FactorType type(WireRequest request) {
        return type(request.required("factorType"), "factorType");
    }

    static FactorType type(String text, String member) {
        for (FactorType type : FactorType.values()) {
            if (type.name().equals(text)) {
                return type;
            }
        }
        throw new Malformed(member + " must be OTP, SMS, EMAIL or FACE.");
    }
}
