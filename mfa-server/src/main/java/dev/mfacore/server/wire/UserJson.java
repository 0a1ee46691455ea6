package dev.mfacore.server.wire;

import dev.mfacore.authing.AuthingUser;
import dev.mfacore.authing.SecretText;
import dev.mfacore.server.http.Json;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * The user in Authing's form. The members that SDKs declare are all there, null where this server knows nothing; what
 * Authing's own samples leak, such as a password's hash, is not (SEC-05).
 */
final class UserJson {

    private static final List<String> UNKNOWN = List.of(
            "arn",
            "unionid",
            "openid",
            "photo",
            "oauth",
            "device",
            "browser",
            "company",
            "name",
            "givenName",
            "familyName",
            "middleName",
            "profile",
            "preferredUsername",
            "website",
            "birthdate",
            "zoneinfo",
            "locale",
            "address",
            "formatted",
            "streetAddress",
            "locality",
            "region",
            "postalCode",
            "city",
            "province",
            "country",
            "externalId",
            "lastLogin",
            "lastIp",
            "lastIP",
            "signedUp",
            "createdAt",
            "updatedAt");

    private UserJson() {}

    static ObjectNode of(AuthingUser user) {
        ObjectNode json = Json.object().put("id", user.id());
        DataJson.put(json, "userPoolId", user.userPoolId());
        DataJson.put(json, "username", user.username());
        DataJson.put(json, "nickname", user.nickname());
        DataJson.put(json, "email", user.email());
        DataJson.put(json, "phone", user.phone());
        DataJson.put(json, "token", user.token().map(SecretText::value));
        DataJson.put(json, "tokenExpiredAt", user.tokenExpiredAt().map(DataJson::moment));
        json.put("status", "Activated")
                .put("emailVerified", user.email().isPresent())
                .put("phoneVerified", user.phone().isPresent())
                .put("gender", "U")
                .put("loginsCount", 0)
                .put("blocked", false)
                .put("isDeleted", false)
                .put("isRoot", false);
        json.set("registerSource", Json.array(List.of()));
        json.set("identities", Json.array(List.of()));
        UNKNOWN.forEach(json::putNull);
        return json;
    }
}
