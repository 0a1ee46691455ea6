package dev.mfacore.adapter.authing.exchange;

import dev.mfacore.adapter.authing.json.JsonObject;
import dev.mfacore.adapter.authing.json.JsonValue;
import dev.mfacore.adapter.authing.json.UnclearAnswerException;
import dev.mfacore.authing.AuthingAuthenticator;
import dev.mfacore.authing.AuthingSource;
import dev.mfacore.authing.ManagementCall;
import dev.mfacore.authing.SecretText;
import dev.mfacore.authing.TotpAssociation;
import java.util.List;

/** Data about authenticator apps. The secret and recovery code of a list are not read at all. */
final class AuthenticatorReaders {

    private AuthenticatorReaders() {}

    static List<AuthingAuthenticator> list(JsonValue data) {
        if (data instanceof JsonValue.Items items) {
            List<AuthingAuthenticator> rows = JsonObject.asObjects(items, "data").stream()
                    .map(AuthenticatorReaders::row)
                    .toList();
            if (rows.stream().map(AuthingAuthenticator::userId).distinct().count() > 1) {
                throw new UnclearAnswerException("the authenticators belong to several users");
            }
            return rows;
        }
        throw JsonObject.unclear("data", "an array");
    }

    /** CLI-04: an import for one user is not answered with another's. */
    static AuthingAuthenticator imported(ManagementCall.ImportTotp call, JsonValue data) {
        AuthingAuthenticator row = row(JsonObject.asObject(data, "data"));
        if (!row.userId().equals(call.userId())) {
            throw new UnclearAnswerException("the answer is about another user");
        }
        return row;
    }

    static TotpAssociation association(JsonValue data) {
        JsonObject association = JsonObject.asObject(data, "data");
        if (association
                .optionalText("authenticator_type")
                .filter(it -> !it.equals("totp"))
                .isPresent()) {
            throw JsonObject.unclear("authenticator_type", "totp");
        }
        return new TotpAssociation(
                new SecretText(association.text("secret")),
                new SecretText(association.text("qrcode_uri")),
                new SecretText(association.text("qrcode_data_url")),
                new SecretText(association.anyText("recovery_code")));
    }

    static Boolean flag(JsonValue data) {
        if (data instanceof JsonValue.Flag flag) {
            return flag.value();
        }
        throw JsonObject.unclear("data", "true or false");
    }

    private static AuthingAuthenticator row(JsonObject row) {
        return new AuthingAuthenticator(
                row.text("id"),
                row.text("userId"),
                row.text("authenticatorType"),
                row.flag("enable"),
                row.instant("createdAt"),
                row.instant("updatedAt"),
                row.optionalText("source").map(AuthenticatorReaders::source).orElse(AuthingSource.SELF));
    }

    private static AuthingSource source(String name) {
        for (AuthingSource source : AuthingSource.values()) {
            if (source.name().equals(name)) {
                return source;
            }
        }
        throw JsonObject.unclear("source", "SELF or APPLICATION");
    }
}
