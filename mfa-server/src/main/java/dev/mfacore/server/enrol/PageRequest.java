package dev.mfacore.server.enrol;

import dev.mfacore.server.http.ApiRequest;
import dev.mfacore.server.http.HttpProblem;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Reads the members that a route of the page knows; it never looks at others (SRV-04). */
final class PageRequest {

    private PageRequest() {}

    static String text(ApiRequest request, String member) {
        JsonNode node = request.jsonObject().get(member);
        if (node == null || !node.isString()) {
            throw HttpProblem.badRequest("The member " + member + " must be a string.");
        }
        return node.stringValue();
    }

    /** Reads a member by a parser that refuses with a sentence that quotes nothing. */
    static <T> T parsed(ApiRequest request, String member, Function<String, T> parser) {
        String text = text(request, member);
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw HttpProblem.badRequest(String.valueOf(e.getMessage()));
        }
    }
}
