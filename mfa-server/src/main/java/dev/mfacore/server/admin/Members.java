package dev.mfacore.server.admin;

import dev.mfacore.server.http.HttpProblem;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the members of a JSON object that a route knows; it never looks at others (SRV-04). */
final class Members {

    private final ObjectNode object;

    Members(ObjectNode object) {
        this.object = object;
    }

    boolean isNull(String name) {
        JsonNode node = object.get(name);
        return node != null && node.isNull();
    }

    Optional<String> text(String name) {
        JsonNode node = object.get(name);
        if (node == null || node.isNull()) {
            return Optional.empty();
        }
        if (!node.isString()) {
            throw HttpProblem.badRequest("The member " + name + " must be a string.");
        }
        return Optional.of(node.stringValue());
    }

    String requiredText(String name) {
        return text(name).orElseThrow(() -> HttpProblem.badRequest("The member " + name + " is missing."));
    }

    Optional<Long> wholeNumber(String name, long least, long most) {
        JsonNode node = object.get(name);
        if (node == null || node.isNull()) {
            return Optional.empty();
        }
        if (!node.isIntegralNumber()
                || !node.canConvertToLong()
                || node.longValue() < least
                || node.longValue() > most) {
            throw HttpProblem.badRequest(
                    "The member " + name + " must be a whole number from " + least + " to " + most + ".");
        }
        return Optional.of(node.longValue());
    }

    /** Reads a text into a value whose parser refuses with a sentence that quotes nothing. */
    static <T> T parsed(String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw HttpProblem.badRequest(String.valueOf(e.getMessage()));
        }
    }
}
