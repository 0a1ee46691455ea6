package dev.mfacore.adapter.authing.exchange;

import static dev.mfacore.adapter.authing.exchange.Exchange.delete;
import static dev.mfacore.adapter.authing.exchange.Exchange.get;
import static dev.mfacore.adapter.authing.exchange.Exchange.post;

import dev.mfacore.adapter.authing.json.JsonBody;
import dev.mfacore.authing.AuthingContact;
import dev.mfacore.authing.MfaCall;
import java.util.List;

/** The nine operations. */
final class MfaExchanges {

    private static final String TYPE = "authenticator_type";
    private static final String TOTP = "totp";

    private MfaExchanges() {}

    static List<Exchange<?, ?>> all() {
        return List.of(
                get(MfaCall.GetMfaAuthenticators.class, "/api/v2/mfa/authenticator")
                        .query("type", call -> TOTP)
                        .optionalQuery("source", call -> call.source().map(Enum::name))
                        .reads(AuthenticatorReaders::list),
                post(MfaCall.AssociateMfaAuthenticator.class, "/api/v2/mfa/totp/associate")
                        .body((call, json) -> json.text(TYPE, TOTP)
                                .text("source", call.source().name()))
                        .reads(AuthenticatorReaders::association),
                post(MfaCall.ConfirmAssociateMfaAuthenticator.class, "/api/v2/mfa/totp/associate/confirm")
                        .body((call, json) -> json.text(TYPE, TOTP)
                                .secret(TOTP, call.totp())
                                .text("source", call.source().name()))
                        .reads(Exchange::nothing),
                delete(MfaCall.DeleteMfaAuthenticator.class, "/api/v2/mfa/totp/associate")
                        .reads(Exchange::nothing),
                post(MfaCall.VerifyTotpMfa.class, "/api/v2/mfa/totp/verify")
                        .body((call, json) -> json.secret(TOTP, call.totp()))
                        .reads(UserReaders::user),
                post(MfaCall.VerifyAppSmsMfa.class, "/api/v2/applications/mfa/sms/verify")
                        .body((call, json) -> phone(json, call.phone()).secret("code", call.code()))
                        .reads(UserReaders::user),
                post(MfaCall.VerifyAppEmailMfa.class, "/api/v2/applications/mfa/email/verify")
                        .body((call, json) ->
                                json.personal("email", call.email().address()).secret("code", call.code()))
                        .reads(UserReaders::user),
                post(MfaCall.PhoneOrEmailBindable.class, "/api/v2/applications/mfa/check")
                        .body((call, json) -> contact(json, call.contact()))
                        .reads(AuthenticatorReaders::flag),
                post(MfaCall.VerifyTotpRecoveryCode.class, "/api/v2/mfa/totp/recovery")
                        .body((call, json) -> json.secret("recoveryCode", call.recoveryCode()))
                        .reads(UserReaders::user));
    }

    /** Writes a phone as the second generation names it. */
    static JsonBody phone(JsonBody json, AuthingContact.Phone phone) {
        return json.personal("phone", phone.number())
                .optional(phone.countryCode(), (body, code) -> body.text("phoneCountryCode", code));
    }

    private static void contact(JsonBody json, AuthingContact contact) {
        if (contact instanceof AuthingContact.Phone phone) {
            phone(json, phone);
        } else if (contact instanceof AuthingContact.Email email) {
            json.personal("email", email.address());
        }
    }
}
