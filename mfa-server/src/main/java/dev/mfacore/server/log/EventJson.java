package dev.mfacore.server.log;

import dev.mfacore.AuthenticatorId;
import dev.mfacore.Factor;
import dev.mfacore.MfaEvent;
import dev.mfacore.server.MomentText;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JsonGenerator;

/** Events as JSON: names in lower case with hyphens, times in ISO 8601, what is unknown left out. */
public final class EventJson {

    private static final Map<Enum<?>, String> NAMES = new ConcurrentHashMap<>();
    private static final MomentText MOMENTS = new MomentText();

    private EventJson() {}

    /** Writes the members of one event, into an object that is begun. */
    public static void write(MfaEvent event, JsonGenerator out) {
        out.writeStringProperty("at", MOMENTS.exact(event.at()));
        event.user().ifPresent(it -> out.writeStringProperty("user", it.value()));
        if (event instanceof MfaEvent.Attempt it) {
            text(out, "type", "attempt");
            text(out, "operation", name(it.operation()));
            text(out, "outcome", name(it.outcome()));
            add(out, it.factor(), it.authenticator());
        } else if (event instanceof MfaEvent.Delivery it) {
            text(out, "type", "delivery");
            text(out, "outcome", name(it.outcome()));
            text(out, "purpose", name(it.purpose()));
            text(out, "recipient", it.maskedRecipient());
            add(out, Optional.of(it.factor()), Optional.empty());
        } else if (event instanceof MfaEvent.Change it) {
            text(out, "type", "change");
            text(out, "change", name(it.type()));
            add(out, it.factor(), it.authenticator());
            it.until().ifPresent(until -> text(out, "until", until.toString()));
            it.action().ifPresent(action -> {
                text(out, "actor", action.actor());
                text(out, "reason", action.reason());
            });
        }
        event.source().ifPresent(it -> text(out, "source", it));
        out.writeNumberProperty("sequence", event.sequence());
    }

    /** Writes a constant's name as JSON has it. */
    public static String name(Enum<?> constant) {
        return NAMES.computeIfAbsent(
                constant, it -> it.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static void text(JsonGenerator out, String name, String value) {
        out.writeStringProperty(name, value);
    }

    private static void add(JsonGenerator out, Optional<Factor> factor, Optional<AuthenticatorId> authenticator) {
        factor.ifPresent(it -> text(out, "factor", name(it)));
        authenticator.ifPresent(it -> text(out, "authenticator", it.value()));
    }
}
