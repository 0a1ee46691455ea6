package dev.mfacore.server.wire;

import dev.mfacore.AuthingTenant;
import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingContact;
import dev.mfacore.authing.FaceCall;
import dev.mfacore.authing.MfaCall;
import dev.mfacore.authing.SecretText;
import dev.mfacore.server.http.Json;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;

/** The nine operations of the second generation, and the two on faces, under every path that a client uses. */
final class MfaRoutes {

    private static final String MFA = "/api/v2/mfa";
    private static final String APPLICATIONS = "/api/v2/applications/mfa";

    private final AuthingTenant tenant;
    private final Credentials credentials;

    MfaRoutes(AuthingTenant tenant) {
        this.tenant = tenant;
        this.credentials = new Credentials(tenant);
    }

    void into(WireRoutes routes) {
        routes.answering("GET", MFA + "/authenticator", this::list)
                .with("POST", List.of(MFA + "/totp/associate"), this::associate, DataJson::association)
                .without("POST", List.of(MFA + "/totp/associate/confirm"), this::confirm)
                .without(
                        "DELETE",
                        List.of(MFA + "/totp/associate"),
                        request -> new MfaCall.DeleteMfaAuthenticator(credentials.user(request)))
                .with("POST", everywhere("/totp/verify"), this::verifyTotp, UserJson::of)
                .with("POST", List.of(APPLICATIONS + "/sms/verify"), this::verifySms, UserJson::of)
                .with("POST", List.of(APPLICATIONS + "/email/verify"), this::verifyEmail, UserJson::of)
                .answering("POST", APPLICATIONS + "/check", this::check)
                .with("POST", everywhere("/totp/recovery"), this::recover, UserJson::of)
                .with("POST", List.of(MFA + "/face/associate"), this::associateFace, UserJson::of)
                .with("POST", everywhere("/face/verify"), this::verifyFace, UserJson::of);
    }

    private static List<String> everywhere(String end) {
        return List.of(MFA + end, APPLICATIONS + end);
    }

    /** A kind of authenticator that does not exist here has no rows. */
    private AuthingAnswer<Optional<JsonNode>> list(WireRequest request) {
        boolean totp = request.query("type").map("totp"::equals).orElse(true);
        MfaCall.GetMfaAuthenticators call = new MfaCall.GetMfaAuthenticators(
                credentials.either(request), WireRequest.source(request.query("source")));
        return tenant.call(call, request.source())
                .map(rows -> Optional.of(totp ? DataJson.authenticators(rows) : Json.array(List.of())));
    }

    private MfaCall.AssociateMfaAuthenticator associate(WireRequest request) {
        request.requireTotp();
        return new MfaCall.AssociateMfaAuthenticator(credentials.either(request), request.sourceMember());
    }

    private MfaCall.ConfirmAssociateMfaAuthenticator confirm(WireRequest request) {
        request.requireTotp();
        return new MfaCall.ConfirmAssociateMfaAuthenticator(
                credentials.either(request), request.code("totp"), request.sourceMember());
    }

    private MfaCall.VerifyTotpMfa verifyTotp(WireRequest request) {
        return new MfaCall.VerifyTotpMfa(credentials.pending(request), request.code("totp"));
    }

    private MfaCall.VerifyAppSmsMfa verifySms(WireRequest request) {
        return new MfaCall.VerifyAppSmsMfa(credentials.pending(request), request.phone("phone"), request.code("code"));
    }

    private MfaCall.VerifyAppEmailMfa verifyEmail(WireRequest request) {
        return new MfaCall.VerifyAppEmailMfa(credentials.pending(request), request.email(), request.code("code"));
    }

    /** One client sends both members: then both have to be free. */
    private AuthingAnswer<Optional<JsonNode>> check(WireRequest request) {
        Optional<AuthingContact> phone = request.filled("phone").map(it -> request.phone("phone"));
        Optional<AuthingContact> email = request.filled("email").map(AuthingContact.Email::new);
        if (phone.isEmpty() && email.isEmpty()) {
            throw new Malformed("The member phone or email is missing.");
        }
        AuthingAnswer<Boolean> answer =
                isBindable(request, phone.or(() -> email).orElseThrow());
        boolean both = phone.isPresent() && email.isPresent();
        if (both && answer instanceof AuthingAnswer.Success<Boolean> success && success.data()) {
            answer = isBindable(request, email.get());
        }
        return answer.map(free -> Optional.of(BooleanNode.valueOf(free)));
    }

    private AuthingAnswer<Boolean> isBindable(WireRequest request, AuthingContact contact) {
        return tenant.call(new MfaCall.PhoneOrEmailBindable(credentials.pending(request), contact), request.source());
    }

    private MfaCall.VerifyTotpRecoveryCode recover(WireRequest request) {
        return new MfaCall.VerifyTotpRecoveryCode(credentials.pending(request), request.code("recoveryCode"));
    }

    private FaceCall.AssociateFace associateFace(WireRequest request) {
        return new FaceCall.AssociateFace(
                credentials.either(request),
                new SecretText(request.required("photoA", "baseFace")),
                new SecretText(request.required("photoB", "compareFace")),
                request.flag("isExternal", "isExternalPhoto"));
    }

    private FaceCall.VerifyFaceMfa verifyFace(WireRequest request) {
        return new FaceCall.VerifyFaceMfa(credentials.pending(request), new SecretText(request.required("photo")));
    }
}
