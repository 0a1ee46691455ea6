package dev.mfacore.server.wire;

import dev.mfacore.AuthingTenant;
import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingCall;
import dev.mfacore.authing.AuthingCode;
import dev.mfacore.authing.Nothing;
import dev.mfacore.server.http.ApiRequest;
import dev.mfacore.server.http.ApiResponse;
import dev.mfacore.server.http.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Collects the routes of one generation: each reads a call, puts it to the tenant, and writes the answer. */
final class WireRoutes {

    private final AuthingTenant tenant;
    private final Envelope envelope;
    private final List<Route> routes = new ArrayList<>();

    WireRoutes(AuthingTenant tenant, Envelope envelope) {
        this.tenant = tenant;
        this.envelope = envelope;
    }

    /** Adds an operation whose answer has data; at every path also with a slash at its end. */
    <T> WireRoutes with(
            String method,
            List<String> paths,
            Function<WireRequest, AuthingCall<T>> reader,
            Function<T, JsonNode> writer) {
        return add(method, paths, request -> put(reader, data -> Optional.of(writer.apply(data)), request));
    }

    /** Adds an operation whose answer has no data. */
    WireRoutes without(String method, List<String> paths, Function<WireRequest, AuthingCall<Nothing>> reader) {
        return add(method, paths, request -> put(reader, nothing -> Optional.empty(), request));
    }

    /** Adds something that is no single call. */
    WireRoutes answering(String method, String path, Function<WireRequest, AuthingAnswer<Optional<JsonNode>>> handler) {
        return add(method, List.of(path), handler);
    }

    private WireRoutes add(
            String method, List<String> paths, Function<WireRequest, AuthingAnswer<Optional<JsonNode>>> handler) {
        for (String path : paths) {
            routes.add(Route.of(method, path, request -> answer(request, handler)));
            routes.add(Route.of(method, path + "/", request -> answer(request, handler)));
        }
        return this;
    }

    private ApiResponse answer(ApiRequest request, Function<WireRequest, AuthingAnswer<Optional<JsonNode>>> handler) {
        AuthingAnswer<Optional<JsonNode>> answer;
        try {
            answer = handler.apply(new WireRequest(request));
        } catch (Malformed e) {
            answer = AuthingAnswer.refusal(AuthingCode.MALFORMED.number(), String.valueOf(e.getMessage()));
        } catch (SignedRequest e) {
            answer = AuthingAnswer.refusal(AuthingCode.SIGNATURE_INVALID.number(), SignedRequest.MESSAGE);
        }
        return envelope.wrap(answer, request.id());
    }

    private <T> AuthingAnswer<Optional<JsonNode>> put(
            Function<WireRequest, AuthingCall<T>> reader, Function<T, Optional<JsonNode>> writer, WireRequest request) {
        return tenant.call(reader.apply(request), request.source()).map(writer);
    }

    List<Route> all() {
        return List.copyOf(routes);
    }
}
