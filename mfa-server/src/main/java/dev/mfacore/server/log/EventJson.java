package dev.mfacore.server.log;

import dev.mfacore.AuthenticatorId;
import dev.mfacore.Factor;
import dev.mfacore.MfaEvent;
import dev.mfacore.server.http.Json;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Events as JSON: names in lower case with hyphens, times in ISO 8601, what is unknown left out. */
public final class EventJson {

    private EventJson() {}

    /** Writes one event. */
    public static ObjectNode of(MfaEvent event) {
        ObjectNode json = Json.object().put("at", event.at().toString());
        event.user().ifPresent(it -> json.put("user", it.value()));
        if (event instanceof MfaEvent.Attempt it) {
            json.put("type", "attempt").put("operation", name(it.operation())).put("outcome", name(it.outcome()));
            add(json, it.factor(), it.authenticator());
        } else if (event instanceof MfaEvent.Delivery it) {
            json.put("type", "delivery").put("outcome", name(it.outcome())).put("purpose", name(it.purpose()));
            json.put("recipient", it.maskedRecipient());
            add(json, Optional.of(it.factor()), Optional.empty());
        } else if (event instanceof MfaEvent.Change it) {
            json.put("type", "change").put("change", name(it.type()));
            add(json, it.factor(), it.authenticator());
            it.until().ifPresent(until -> json.put("until", until.toString()));
            it.action().ifPresent(action -> json.put("actor", action.actor()).put("reason", action.reason()));
        }
        event.source().ifPresent(it -> json.put("source", it));
        return json.put("sequence", event.sequence());
    }

    /** Writes a constant's name as JSON has it. */
    public static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void add(ObjectNode json, Optional<Factor> factor, Optional<AuthenticatorId> authenticator) {
        factor.ifPresent(it -> json.put("factor", name(it)));
        authenticator.ifPresent(it -> json.put("authenticator", it.value()));
    }
}
