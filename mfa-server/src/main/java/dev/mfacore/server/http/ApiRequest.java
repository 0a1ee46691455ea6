package dev.mfacore.server.http;

import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A request as a route sees it: within the limits, its address decoded, its body read. Used by one thread at a time. */
public final class ApiRequest {

    private static final String BEARER = "bearer ";

    private final String id;
    private final String method;
    private final Map<String, String> pathParameters;
    private final QueryParameters query;
    private final HttpFields headers;
    private final byte[] body;
    private final String clientAddress;

    ApiRequest(
            String id,
            String method,
            Map<String, String> pathParameters,
            QueryParameters query,
            HttpFields headers,
            byte[] body,
            String clientAddress) {
        this.id = id;
        this.method = method;
        this.pathParameters = pathParameters;
        this.query = query;
        this.headers = headers;
        this.body = body;
        this.clientAddress = clientAddress;
    }

    /** Names the request in the access log; it is sent as {@code X-Request-Id}. */
    public String id() {
        return id;
    }

    /** Returns the method, in capitals. */
    public String method() {
        return method;
    }

    /** Returns a parameter of the route's template, decoded. */
    public String path(String name) {
        String value = pathParameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException("name must be a parameter of the route's template, but is " + name);
        }
        return value;
    }

    /**
     * Returns a parameter of the query.
     *
     * @throws HttpProblem 400 if it is there twice
     */
    public Optional<String> query(String name) {
        return query.one(name);
    }

    /**
     * Returns a header.
     *
     * @throws HttpProblem 400 if it is there twice
     */
    public Optional<String> header(String name) {
        HttpField found = null;
        for (HttpField field : headers) {
            if (field.is(name)) {
                if (found != null) {
                    throw HttpProblem.badRequest("The header " + name + " must not be sent more than once.");
                }
                found = field;
            }
        }
        return Optional.ofNullable(found).map(HttpField::getValue);
    }

    /** Returns the token of {@code Authorization: Bearer}; the scheme in any letter case. */
    public Optional<String> bearer() {
        return header("Authorization")
                .filter(it -> it.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(it -> it.substring(BEARER.length()).strip())
                .filter(it -> !it.isEmpty());
    }

    /** Returns the body as it came, up to the limit. */
    public byte[] body() {
        return body.clone();
    }

    /**
     * Reads the body as JSON. No body reads as an empty object.
     *
     * @throws HttpProblem 400 if it is no JSON
     */
    public JsonNode json() {
        return body.length == 0 ? Json.object() : Json.read(body);
    }

    /**
     * Reads the body as a JSON object. No body reads as an empty one.
     *
     * @throws HttpProblem 400 if it is no JSON object
     */
    public ObjectNode jsonObject() {
        if (json() instanceof ObjectNode object) {
            return object;
        }
        throw HttpProblem.badRequest("The body must be a JSON object.");
    }

    /** Returns where the request came from; behind a proxy, where the proxy says it came from. */
    public String clientAddress() {
        return clientAddress;
    }

    @Override
    public String toString() {
        return "ApiRequest[" + id + ", " + method + ", rest hidden]";
    }
}
