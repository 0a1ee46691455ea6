package dev.mfacore.adapter.authing.exchange;

import static dev.mfacore.adapter.authing.exchange.Exchange.post;

import dev.mfacore.adapter.authing.EmailScene;
import dev.mfacore.authing.SendCall;
import dev.mfacore.authing.SendScene;
import java.util.List;

/** Sending pass codes. */
final class SendExchanges {

    private SendExchanges() {}

    static List<Exchange<?, ?>> all(EmailScene scene) {
        return List.of(
                post(SendCall.SendSmsCode.class, "/api/v2/sms/send")
                        .body((call, json) -> MfaExchanges.phone(json, call.phone())
                                .optional(call.scene(), (body, it) -> body.text("scene", smsScene(it))))
                        .reads(Exchange::nothing),
                post(SendCall.SendEmailCode.class, "/api/v2/email/send")
                        .body((call, json) -> json.personal(
                                        "email", call.email().address())
                                .text("scene", verifying(call.scene(), scene.name())))
                        .reads(Exchange::nothing),
                post(SendCall.SendSms.class, "/api/v3/send-sms")
                        .body((call, json) -> json.text("channel", channel(call.scene()))
                                .personal("phoneNumber", call.phone().number())
                                .optional(
                                        call.phone().countryCode(),
                                        (body, code) -> body.text("phoneCountryCode", code)))
                        .reads(Exchange::nothing),
                post(SendCall.SendEmail.class, "/api/v3/send-email")
                        .body((call, json) -> json.text("channel", verifying(call.scene(), "CHANNEL_VERIFY_MFA"))
                                .personal("email", call.email().address()))
                        .reads(Exchange::nothing));
    }

    private static String smsScene(SendScene scene) {
        return switch (scene) {
            case VERIFY_MFA -> "mfa-verify";
            case BIND_MFA -> "mfa-bind";
            case UNBIND_MFA -> "mfa-unbind";
        };
    }

    private static String channel(SendScene scene) {
        return switch (scene) {
            case VERIFY_MFA -> "CHANNEL_VERIFY_MFA";
            case BIND_MFA -> "CHANNEL_BIND_MFA";
            case UNBIND_MFA -> "CHANNEL_UNBIND_MFA";
        };
    }

    /** By email Authing documents codes for verification alone. */
    private static String verifying(SendScene scene, String spelling) {
        if (scene != SendScene.VERIFY_MFA) {
            throw new UnsupportedOperationException(
                    "Authing documents no scene " + scene + " for email: use VERIFY_MFA");
        }
        return spelling;
    }
}
