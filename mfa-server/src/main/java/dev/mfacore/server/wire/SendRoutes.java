package dev.mfacore.server.wire;

import dev.mfacore.AuthingTenant;
import dev.mfacore.authing.AuthingCall;
import dev.mfacore.authing.AuthingContact;
import dev.mfacore.authing.Nothing;
import dev.mfacore.authing.SendCall;
import dev.mfacore.authing.SendScene;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sending codes, as every client of both generations asks for it. */
final class SendRoutes {

    private static final Map<String, SendScene> SCENES = Map.ofEntries(
            Map.entry("mfa-verify", SendScene.VERIFY_MFA),
            Map.entry("mfa-bind", SendScene.BIND_MFA),
            Map.entry("mfa-unbind", SendScene.UNBIND_MFA),
            Map.entry("MFA_VERIFY", SendScene.VERIFY_MFA),
            Map.entry("MFA_VERIFY_CODE", SendScene.VERIFY_MFA),
            Map.entry("CHANNEL_VERIFY_MFA", SendScene.VERIFY_MFA),
            Map.entry("CHANNEL_BIND_MFA", SendScene.BIND_MFA),
            Map.entry("CHANNEL_UNBIND_MFA", SendScene.UNBIND_MFA));

    private final Credentials credentials;

    SendRoutes(AuthingTenant tenant) {
        this.credentials = new Credentials(tenant);
    }

    void intoSecondGeneration(WireRoutes routes) {
        routes.without("POST", List.of("/api/v2/sms/send"), this::smsCode)
                .without("POST", List.of("/api/v2/email/send"), this::emailCode);
    }

    void intoThirdGeneration(WireRoutes routes) {
        routes.without("POST", List.of("/api/v3/send-sms"), this::sms)
                .without("POST", List.of("/api/v3/send-email"), this::email);
    }

    /** Java's SDK names no scene. */
    private AuthingCall<Nothing> smsCode(WireRequest request) {
        Optional<SendScene> scene = request.filled("scene").map(it -> scene(it, "scene"));
        return new SendCall.SendSmsCode(credentials.any(request), request.phone("phone"), scene);
    }

    AuthingCall<Nothing> emailCode(WireRequest request) {
        return new SendCall.SendEmailCode(
                credentials.any(request), request.email(), scene(request.required("scene"), "scene"));
    }

    private AuthingCall<Nothing> sms(WireRequest request) {
        AuthingContact.Phone phone = request.phone("phoneNumber");
        return new SendCall.SendSms(credentials.any(request), phone, scene(request.required("channel"), "channel"));
    }

    private AuthingCall<Nothing> email(WireRequest request) {
        return new SendCall.SendEmail(
                credentials.any(request), request.email(), scene(request.required("channel"), "channel"));
    }

    /** Codes that sign in or reset a password would lead round the second factor (SRV-05): there are none. */
    private static SendScene scene(String text, String member) {
        return Optional.ofNullable(SCENES.get(text))
                .orElseThrow(() ->
                        new Malformed(member + " must be one of a second factor's: this server sends no other codes."));
    }
}
