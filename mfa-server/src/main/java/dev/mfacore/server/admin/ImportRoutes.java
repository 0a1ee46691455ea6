package dev.mfacore.server.admin;

import dev.mfacore.AdminAction;
import dev.mfacore.AuthenticatorSummary;
import dev.mfacore.ImportedTotp;
import dev.mfacore.MfaAdmin;
import dev.mfacore.UserId;
import dev.mfacore.otp.OtpSecret;
import dev.mfacore.otp.TotpParameters;
import dev.mfacore.server.http.ApiRequest;
import dev.mfacore.server.http.ApiResponse;
import dev.mfacore.server.http.HttpProblem;
import dev.mfacore.server.http.Json;
import dev.mfacore.server.http.Members;
import dev.mfacore.server.http.Route;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes over authenticator apps in Authing's form: {@code {list: [{userId, otp: {secret}}]}}. A recovery code beside the
 * secret is not taken over: the user makes new ones. All entries are checked before the first is imported, and an import
 * can be repeated.
 */
final class ImportRoutes implements AdminRoutes {

    private static final String NAME = "Imported app";

    private final KnownUser users;
    private final MfaAdmin admin;

    private record Entry(UserId user, OtpSecret secret) {}

    @Inject
    ImportRoutes(KnownUser users, MfaAdmin admin) {
        this.users = users;
        this.admin = admin;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.of("POST", "/admin/v1/totp-imports", this::importAll));
    }

    private ApiResponse importAll(ApiRequest request) {
        AdminAction action = KnownUser.action(request);
        JsonNode list = request.jsonObject().get("list");
        if (list == null || !list.isArray() || list.isEmpty()) {
            throw HttpProblem.badRequest("The member list must be an array of {userId, otp: {secret}}.");
        }
        List<Entry> entries = new ArrayList<>();
        for (JsonNode item : list) {
            int number = entries.size();
            entries.add(numbered(number, () -> entry(item)));
        }
        List<ObjectNode> done = new ArrayList<>();
        for (Entry entry : entries) {
            int number = done.size();
            AuthenticatorSummary bound = numbered(number, () -> bind(entry, action));
            done.add(AuthenticatorRoutes.json(bound).put("userId", entry.user.value()));
        }
        return ApiResponse.ok(Json.array(done));
    }

    private Entry entry(JsonNode item) {
        if (!(item instanceof ObjectNode object) || !(object.get("otp") instanceof ObjectNode otp)) {
            throw HttpProblem.badRequest("must look like {userId, otp: {secret}}.");
        }
        UserId user = users.require(new Members(object).requiredText("userId"));
        return new Entry(user, Members.parsed(new Members(otp).requiredText("secret"), OtpSecret::ofBase32));
    }

    private AuthenticatorSummary bind(Entry entry, AdminAction action) {
        try {
            return admin.importTotp(
                    entry.user, new ImportedTotp(NAME, entry.secret, TotpParameters.defaults()), action);
        } catch (IllegalArgumentException e) {
            throw HttpProblem.badRequest(String.valueOf(e.getMessage()));
        }
    }

    private static <T> T numbered(int number, Supplier<T> step) {
        try {
            return step.get();
        } catch (HttpProblem e) {
            throw new HttpProblem(e.status(), "list[" + number + "]: " + e.detail());
        }
    }
}
