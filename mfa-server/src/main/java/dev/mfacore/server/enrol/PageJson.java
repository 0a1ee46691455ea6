package dev.mfacore.server.enrol;

import dev.mfacore.Association;
import dev.mfacore.AuthenticatorSummary;
import dev.mfacore.RecoveryCodes;
import dev.mfacore.server.http.Json;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What the page is told, as JSON. */
final class PageJson {

    private PageJson() {}

    static ObjectNode of(AuthenticatorSummary it) {
        ObjectNode json = Json.object()
                .put("id", it.id().value())
                .put("type", it.factor().name().toLowerCase(Locale.ROOT))
                .put("name", it.name())
                .put("status", it.status().name().toLowerCase(Locale.ROOT))
                .put("createdAt", it.createdAt().toString());
        it.maskedRecipient().ifPresent(recipient -> json.put("recipient", recipient));
        return json;
    }

    /** Secret, picture and recovery codes leave the server here and never again (BIND-09, REC-06). */
    static ObjectNode of(Association.AuthenticatorApp app, long expiresInSeconds) {
        ObjectNode json = Json.object()
                .put("authenticator", app.authenticator().value())
                .put("issuer", app.uri().issuer())
                .put("account", app.uri().account())
                .put("secret", app.uri().secret().revealBase32())
                .put("uri", app.uri().toUriString())
                .put("expiresInSeconds", expiresInSeconds);
        app.qr().ifPresent(it -> json.put("qr", it.dataUrl()));
        return withCodes(json, app.recoveryCodes());
    }

    static ObjectNode withCodes(ObjectNode json, Optional<RecoveryCodes> codes) {
        codes.map(RecoveryCodes::codes).ifPresent(it -> it.forEach(json.putArray("recoveryCodes")::add));
        return json;
    }
}
