package dev.mfacore.server.wire;

import dev.mfacore.authing.AuthingUser;
import dev.mfacore.authing.SecretText;
import dev.mfacore.server.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;
import tools.jackson.databind.JsonNode;
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

    /** What is the same of all users, as the end of an object. */
    private static final SerializedString REST = new SerializedString(rest());

    private UserJson() {}

    /** Sixty members, most of them always the same: no tree is built of them. */
    static JsonNode of(AuthingUser user) {
        return Json.streamed(out -> {
            out.writeStringProperty("id", user.id());
            put(out, "userPoolId", user.userPoolId());
            put(out, "username", user.username());
            put(out, "nickname", user.nickname());
            put(out, "email", user.email());
            put(out, "phone", user.phone());
            put(out, "token", user.token().map(SecretText::value));
            put(out, "tokenExpiredAt", user.tokenExpiredAt().map(DataJson::moment));
            out.writeBooleanProperty("emailVerified", user.email().isPresent());
            out.writeBooleanProperty("phoneVerified", user.phone().isPresent());
            out.writeRaw(REST);
        });
    }

    private static void put(JsonGenerator out, String name, Optional<String> value) {
        out.writeName(name);
        if (value.isPresent()) {
            out.writeString(value.get());
        } else {
            out.writeNull();
        }
    }

    private static String rest() {
        ObjectNode json = Json.object()
                .put("status", "Activated")
                .put("gender", "U")
                .put("loginsCount", 0)
                .put("blocked", false)
                .put("isDeleted", false)
                .put("isRoot", false);
        json.set("registerSource", Json.array(List.of()));
        json.set("identities", Json.array(List.of()));
        UNKNOWN.forEach(json::putNull);
        String object = new String(Json.write(json), StandardCharsets.UTF_8);
        return "," + object.substring(1, object.length() - 1);
    }
}
