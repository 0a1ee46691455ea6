package dev.mfacore.server.wire;

import dev.mfacore.authing.AuthingContact;
import dev.mfacore.authing.AuthingSource;
import dev.mfacore.authing.SecretText;
import dev.mfacore.server.http.ApiRequest;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request as Authing's clients write it: a token with a scheme, in any letter case, or bare; the words {@code null} and
 * {@code undefined} where a value is missing; members in two spellings. What is not asked for is never looked at, a
 * {@code mfaToken} in the body among it (SRV-04).
 */
final class WireRequest {

    private static final String SIGNATURE = "authing ";
    private static final String SCHEME = "bearer ";

    private final ApiRequest request;
    private final ObjectNode body;

    WireRequest(ApiRequest request) {
        this.request = request;
        this.body = request.jsonObject();
    }

    /** A part of the request's body, under the same rules. */
    private WireRequest(ApiRequest request, ObjectNode body) {
        this.request = request;
        this.body = body;
    }

    String id() {
        return request.id();
    }

    Optional<String> source() {
        return Optional.of(request.clientAddress());
    }

    /** The token of the header {@code Authorization}, if there is one. */
    Optional<SecretText> bearer() {
        return request.header("Authorization")
                .map(String::strip)
                .map(WireRequest::withoutScheme)
                .flatMap(token -> isWord(token) ? Optional.empty() : Optional.of(new SecretText(token)));
    }

    /** The token, or an empty text, which is a dead token of every kind. */
    SecretText token() {
        return bearer().orElse(new SecretText(""));
    }

    /** Says whether there is a signature in place of a token, as Authing's SDK for Node sends it. */
    boolean isSigned() {
        return request.header("Authorization")
                .map(String::strip)
                .filter(it -> it.regionMatches(true, 0, SIGNATURE, 0, SIGNATURE.length()))
                .isPresent();
    }

    private static String withoutScheme(String header) {
        if (header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return header.substring(SCHEME.length()).strip();
        }
        return header.equalsIgnoreCase(SCHEME.strip()) ? "" : header;
    }

    /** Clients write these words for a value that they do not have. */
    private static boolean isWord(String value) {
        return value.isEmpty() || value.equals("null") || value.equals("undefined");
    }

    String path(String name) {
        return request.path(name);
    }

    Optional<String> query(String name) {
        return request.query(name).filter(value -> !isWord(value));
    }

    String requiredQuery(String name) {
        return query(name).orElseThrow(() -> new Malformed("The parameter " + name + " is missing."));
    }

    /** The first of these members that is there. */
    Optional<String> text(String... names) {
        for (String name : names) {
            JsonNode node = body.get(name);
            if (node != null && !node.isNull()) {
                if (!node.isString()) {
                    throw new Malformed("The member " + name + " must be a string.");
                }
                return Optional.of(node.stringValue());
            }
        }
        return Optional.empty();
    }

    /** The first of these members that is there and not empty. */
    Optional<String> filled(String... names) {
        return text(names).filter(value -> !value.isEmpty());
    }

    String required(String... names) {
        return filled(names).orElseThrow(() -> new Malformed("The member " + names[0] + " is missing."));
    }

    /** A code as typed; a missing one is an empty text, for which there are answers of their own. */
    SecretText code(String name) {
        return new SecretText(text(name).orElse(""));
    }

    boolean flag(String... names) {
        for (String name : names) {
            JsonNode node = body.get(name);
            if (node != null && !node.isNull()) {
                if (!node.isBoolean()) {
                    throw new Malformed("The member " + name + " must be true or false.");
                }
                return node.booleanValue();
            }
        }
        return false;
    }

    /** An object among the members; one without members if it is missing. */
    WireRequest object(String name) {
        JsonNode node = body.get(name);
        if (node == null || node.isNull()) {
            return new WireRequest(request, body.objectNode());
        }
        return of(node, name);
    }

    /** The objects of a list among the members. */
    List<WireRequest> objects(String name, int most) {
        JsonNode node = body.get(name);
        if (node == null || !node.isArray() || node.isEmpty() || node.size() > most) {
            throw new Malformed("The member " + name + " must be a list of 1 to " + most + " objects.");
        }
        return node.valueStream().map(item -> of(item, name)).toList();
    }

    private WireRequest of(JsonNode node, String name) {
        if (node instanceof ObjectNode object) {
            return new WireRequest(request, object);
        }
        throw new Malformed("The member " + name + " must be an object.");
    }

    AuthingSource sourceMember() {
        return source(filled("source").filter(value -> !isWord(value))).orElse(AuthingSource.SELF);
    }

    static Optional<AuthingSource> source(Optional<String> value) {
        return value.map(text -> switch (text) {
            case "SELF" -> AuthingSource.SELF;
            case "APPLICATION" -> AuthingSource.APPLICATION;
            default -> throw new Malformed("source must be SELF or APPLICATION.");
        });
    }

    /** The only kind of authenticator that the second generation has. */
    void requireTotp() {
        Optional<String> type =
                filled("authenticator_type", "authenticatorType").filter(value -> !isWord(value));
        if (type.isPresent() && !type.get().equals("totp")) {
            throw new Malformed("authenticator_type must be totp.");
        }
    }

    AuthingContact.Phone phone(String name) {
        return new AuthingContact.Phone(
                required(name), filled("phoneCountryCode").filter(value -> !isWord(value)));
    }

    AuthingContact.Email email() {
        return new AuthingContact.Email(required("email"));
    }

    @Override
    public String toString() {
        return "WireRequest[" + request.id() + ", rest hidden]";
    }
}
