package dev.mfacore.adapter.authing.exchange;

import static dev.mfacore.adapter.authing.exchange.Exchange.get;
import static dev.mfacore.adapter.authing.exchange.Exchange.post;

import dev.mfacore.adapter.authing.json.JsonBody;
import dev.mfacore.authing.AuthingContact;
import dev.mfacore.authing.EnrollmentData;
import dev.mfacore.authing.FactorCall;
import java.util.List;

/** The third generation's operations on factors. */
final class FactorExchanges {

    private FactorExchanges() {}

    static List<Exchange<?, ?>> all() {
        return List.of(
                post(FactorCall.SendEnrollFactorRequest.class, "/api/v3/send-enroll-factor-request")
                        .body((call, json) -> json.text(
                                        "factorType", call.factorType().name())
                                .object("profile", body -> call.profile().ifPresent(contact -> profile(body, contact))))
                        .reads(FactorReaders::enrollment),
                post(FactorCall.EnrollFactor.class, "/api/v3/enroll-factor")
                        .body((call, json) -> json.text(
                                        "factorType", call.factorType().name())
                                .secret("enrollmentToken", call.enrollmentToken())
                                .object("enrollmentData", body -> proof(body, call.data())))
                        .reads(Exchange::nothing),
                post(FactorCall.ResetFactor.class, "/api/v3/reset-factor")
                        .body((call, json) -> json.text("factorId", call.factorId()))
                        .reads(Exchange::nothing),
                get(FactorCall.ListEnrolledFactors.class, "/api/v3/list-enrolled-factors")
                        .reads(FactorReaders::enrolledFactors),
                get(FactorCall.GetFactor.class, "/api/v3/get-factor")
                        .query("factorId", FactorCall.GetFactor::factorId)
                        .reads(FactorReaders::oneFactor),
                get(FactorCall.ListFactorsToEnroll.class, "/api/v3/list-factors-to-enroll")
                        .reads(FactorReaders::factorsToEnroll),
                post(FactorCall.MfaOtpVerify.class, "/api/v3/mfa-totp-verify")
                        .body((call, json) -> json.secret("totp", call.totp()))
                        .reads(FactorReaders::verified),
                post(FactorCall.VerifyMfaToken.class, "/mfa/token/introspection")
                        .body((call, json) -> json.secret("token", call.token()))
                        .withoutEnvelope()
                        .reads(FactorReaders::introspection));
    }

    private static void profile(JsonBody json, AuthingContact contact) {
        if (contact instanceof AuthingContact.Phone phone) {
            json.personal("phoneNumber", phone.number())
                    .optional(phone.countryCode(), (body, code) -> body.text("phoneCountryCode", code));
        } else if (contact instanceof AuthingContact.Email email) {
            json.personal("email", email.address());
        }
    }

    private static void proof(JsonBody json, EnrollmentData data) {
        if (data instanceof EnrollmentData.Code code) {
            json.secret("passCode", code.passCode());
        } else if (data instanceof EnrollmentData.Photo photo) {
            json.secret("photo", photo.photo()).ifTrue("isExternalPhoto", photo.external());
        }
    }
}
