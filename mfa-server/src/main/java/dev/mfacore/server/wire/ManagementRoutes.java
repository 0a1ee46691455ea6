package dev.mfacore.server.wire;

import dev.mfacore.AuthingTenant;
import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingCode;
import dev.mfacore.authing.ManagementCall;
import dev.mfacore.authing.SecretText;
import dev.mfacore.server.http.Json;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What Authing's management SDKs do to one user's binding. Served where the administrators are, not the applications. */
final class ManagementRoutes {

    private static final String V3 = "/api/v3/";
    private static final int LONGEST_IMPORT = 100;

    private final Credentials credentials;
    private final ManagementTokens tokens;

    ManagementRoutes(AuthingTenant tenant, ManagementTokens tokens) {
        this.credentials = new Credentials(tenant);
        this.tokens = tokens;
    }

    void intoSecondGeneration(WireRoutes routes) {
        routes.with(
                        "GET",
                        List.of("/api/v2/users/{userId}/mfa-bound"),
                        it -> new ManagementCall.GetMfaBound(credentials.management(it), it.path("userId")),
                        DataJson::bound)
                .without("DELETE", List.of("/api/v2/users/{userId}/mfa-bound"), this::unassociate)
                .with("POST", List.of("/api/v2/mfa/totp/import"), this::importTotp, DataJson::authenticator);
    }

    private ManagementCall.UnassociateMfa unassociate(WireRequest request) {
        return new ManagementCall.UnassociateMfa(
                credentials.management(request),
                request.path("userId"),
                FactorRoutes.type(request.requiredQuery("type"), "type"));
    }

    private ManagementCall.ImportTotp importTotp(WireRequest request) {
        return new ManagementCall.ImportTotp(
                credentials.management(request),
                request.required("userId"),
                new SecretText(request.required("secret")),
                request.filled("recoveryCode").map(SecretText::new));
    }

    void intoThirdGeneration(WireRoutes routes) {
        routes.answering("POST", V3 + "get-management-token", this::token)
                .with(
                        "GET",
                        List.of(V3 + "get-user-mfa-info"),
                        it -> new ManagementCall.GetUserMfaInfo(credentials.management(it), user(it)),
                        DataJson::info)
                .without("POST", List.of(V3 + "import-otp"), this::importOtp)
                .with(
                        "GET",
                        List.of(V3 + "get-mfa-status"),
                        it -> new ManagementCall.GetUserMfaStatus(credentials.management(it), user(it)),
                        DataJson::triggerData)
                .with(
                        "GET",
                        List.of(V3 + "get-mfa-trigger-data"),
                        it -> new ManagementCall.GetMfaTriggerData(
                                credentials.management(it), it.requiredQuery("appId"), user(it)),
                        DataJson::triggerData)
                .answering("GET", V3 + "get-otp-secret-by-user", ManagementRoutes::never)
                .answering("POST", V3 + "set-mfa-status", ManagementRoutes::never)
                .answering("POST", V3 + "update-application-mfa-settings", ManagementRoutes::never)
                .answering("GET", V3 + "get-global-mfa-settings", ManagementRoutes::never)
                .answering("POST", V3 + "update-global-mfa-settings", ManagementRoutes::never)
                .answering("POST", V3 + "disable-global-mfa-settings", ManagementRoutes::never);
    }

    private ManagementCall.ImportOtp importOtp(WireRequest request) {
        List<ManagementCall.ImportedOtp> list = request.objects("list", LONGEST_IMPORT).stream()
                .map(item -> {
                    WireRequest otp = item.object("otp");
                    return new ManagementCall.ImportedOtp(
                            item.required("userId"),
                            new SecretText(otp.required("secret")),
                            otp.filled("recoveryCode").map(SecretText::new));
                })
                .toList();
        return new ManagementCall.ImportOtp(credentials.management(request), list);
    }

    /** Users are known by their id alone. */
    private static String user(WireRequest request) {
        if (!request.query("userIdType").orElse("user_id").equals("user_id")) {
            throw new Malformed("userIdType must be user_id: this server knows users by their id.");
        }
        return request.requiredQuery("userId");
    }

    private AuthingAnswer<Optional<JsonNode>> token(WireRequest request) {
        return tokens.exchange(new SecretText(request.required("accessKeySecret")))
                .<AuthingAnswer<Optional<JsonNode>>>map(token -> AuthingAnswer.success(Optional.of(Json.object()
                        .put("access_token", token.text().value())
                        .put("expires_in", token.life().toSeconds()))))
                .orElseGet(() -> AuthingAnswer.refusal(
                        AuthingCode.UNAUTHENTICATED.number(), "accessKeySecret is not the admin key."));
    }

    /** Secrets that were stored are never shown again (BIND-09), and what is offered is the server's policy. */
    private static AuthingAnswer<Optional<JsonNode>> never(WireRequest request) {
        return AuthingAnswer.refusal(
                AuthingCode.NOT_IMPLEMENTED.number(), "This server does not offer this operation.");
    }
}
