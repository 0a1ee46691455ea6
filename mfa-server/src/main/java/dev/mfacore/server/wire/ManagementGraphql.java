package dev.mfacore.server.wire;

import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingCode;
import dev.mfacore.authing.SecretText;
import dev.mfacore.server.http.ApiRequest;
import dev.mfacore.server.http.ApiResponse;
import dev.mfacore.server.http.Json;
import dev.mfacore.server.http.Route;
import java.util.List;
import java.util.stream.Stream;

/** The GraphQL query by which second-generation management SDKs get their token. */
final class ManagementGraphql {

    private static final String QUERY = "accessToken";

    private final ManagementTokens tokens;

    ManagementGraphql(ManagementTokens tokens) {
        this.tokens = tokens;
    }

    List<Route> routes() {
        return Stream.of(GraphqlRoutes.PATH, GraphqlRoutes.PATH + "/")
                .map(path -> Route.of("POST", path, this::answer))
                .toList();
    }

    private ApiResponse answer(ApiRequest request) {
        try {
            WireRequest wire = new WireRequest(request);
            String operation = GraphqlRoutes.operation(wire);
            if (!operation.equals(QUERY)) {
                return GraphqlRoutes.refusal(
                        operation,
                        AuthingAnswer.refusal(
                                AuthingCode.NOT_IMPLEMENTED.number(),
                                "Of GraphQL's operations this port knows accessToken."));
            }
            return tokens.exchange(new SecretText(wire.object("variables").required("secret")))
                    .map(token -> AuthingJson.ok(GraphqlRoutes.data(
                            operation,
                            Json.object()
                                    .put("accessToken", token.text().value())
                                    .put(
                                            "exp",
                                            token.issuedAt().plus(token.life()).getEpochSecond())
                                    .put("iat", token.issuedAt().getEpochSecond()))))
                    .orElseGet(() -> GraphqlRoutes.refusal(
                            operation,
                            AuthingAnswer.refusal(AuthingCode.NOT_SIGNED_IN.number(), "secret is not the admin key.")));
        } catch (Malformed e) {
            return GraphqlRoutes.refusal(
                    "", AuthingAnswer.refusal(AuthingCode.MALFORMED.number(), String.valueOf(e.getMessage())));
        }
    }
}
