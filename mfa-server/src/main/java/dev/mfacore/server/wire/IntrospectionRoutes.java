package dev.mfacore.server.wire;

import dev.mfacore.AuthingTenant;
import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingCredential;
import dev.mfacore.authing.FactorCall;
import dev.mfacore.authing.SecretText;
import dev.mfacore.authing.TokenIntrospection;
import dev.mfacore.server.http.ApiRequest;
import dev.mfacore.server.http.ApiResponse;
import dev.mfacore.server.http.HttpProblem;
import dev.mfacore.server.http.Route;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks at an mfaToken, without an envelope (RFC 7662). Clients send the token as JSON, and some send nothing, which is
 * no live token; a form is read as well.
 */
final class IntrospectionRoutes {

    private static final String PATH = "/mfa/token/introspection";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String MEMBER = "token";

    private final AuthingTenant tenant;

    IntrospectionRoutes(AuthingTenant tenant) {
        this.tenant = tenant;
    }

    List<Route> routes() {
        return Stream.of(PATH, PATH + "/")
                .map(path -> new Route("POST", path, Route.Accepts.JSON_OR_FORM, this::introspect))
                .toList();
    }

    private ApiResponse introspect(ApiRequest request) {
        AuthingAnswer<TokenIntrospection> answer = tenant.call(
                new FactorCall.VerifyMfaToken(AuthingCredential.anonymous(), token(request)),
                Optional.of(request.clientAddress()));
        TokenIntrospection seen = answer instanceof AuthingAnswer.Success<TokenIntrospection> success
                ? success.data()
                : new TokenIntrospection.Inactive();
        return AuthingJson.ok(DataJson.introspection(seen));
    }

    private static SecretText token(ApiRequest request) {
        boolean form = request.header("Content-Type")
                .filter(it -> it.toLowerCase(Locale.ROOT).startsWith(FORM))
                .isPresent();
        try {
            return form ? formToken(request) : new WireRequest(request).code(MEMBER);
        } catch (Malformed e) {
            throw HttpProblem.badRequest(String.valueOf(e.getMessage()));
        }
    }

    private static SecretText formToken(ApiRequest request) {
        String body = new String(request.body(), StandardCharsets.ISO_8859_1);
        for (String pair : body.split("&", -1)) {
            if (pair.startsWith(MEMBER + "=")) {
                try {
                    return new SecretText(
                            URLDecoder.decode(pair.substring(MEMBER.length() + 1), StandardCharsets.UTF_8));
                } catch (IllegalArgumentException e) {
                    throw new Malformed("The form is not well encoded.");
                }
            }
        }
        return new SecretText("");
    }
}
