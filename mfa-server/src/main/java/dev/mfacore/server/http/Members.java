package dev.mfacore.server.http;

import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the members of a JSON object that a route knows; it never looks at others (SRV-04). */
public final class Members {

    private final ObjectNode object;

    /** Reads from an object. */
    public Members(ObjectNode object) {
        this.object = object;
    }

    /** Whether the member is there and null. */
    public boolean isNull(String name) {
        JsonNode node = object.get(name);
        return node != null && node.isNull();
    }

    /** Reads a string, which may be missing or null. */
    public Optional<String> text(String name) {
        JsonNode node = object.get(name);
        if (node == null || node.isNull()) {
            return Optional.empty();
        }
        if (!node.isString()) {
            throw HttpProblem.badRequest("The member " + name + " must be a string.");
        }
        return Optional.of(node.stringValue());
    }

    /** Reads a string that has to be there. */
    public String requiredText(String name) {
        return text(name).orElseThrow(() -> HttpProblem.badRequest("The member " + name + " is missing."));
    }

    /** Reads a whole number, which may be missing or null. */
    public Optional<Long> wholeNumber(String name, long least, long most) {
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
    public static <T> T parsed(String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw HttpProblem.badRequest(String.valueOf(e.getMessage()));
        }
    }
}
