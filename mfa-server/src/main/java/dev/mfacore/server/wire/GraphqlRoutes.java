package dev.mfacore.server.wire;

import dev.mfacore.AuthingTenant;
import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingCode;
import dev.mfacore.authing.Nothing;
import dev.mfacore.server.http.ApiRequest;
import dev.mfacore.server.http.ApiResponse;
import dev.mfacore.server.http.Json;
import dev.mfacore.server.http.RetryAfter;
import dev.mfacore.server.http.Route;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one GraphQL operation that a second factor needs, {@code sendEmail}, as the SDKs' fixed documents ask for it. This
 * is no GraphQL server: values in the document itself are not read, and every other operation is refused, sign-ins among
 * them (SRV-05).
 */
final class GraphqlRoutes {

    static final String PATH = "/graphql/v2";

    private static final Pattern OPERATION =
            Pattern.compile("^\\s*(?:mutation|query)\\b[^{]{0,400}\\{\\s*([A-Za-z]{1,64})\\s*\\(");

    private final AuthingTenant tenant;
    private final SendRoutes sending;

    GraphqlRoutes(AuthingTenant tenant, SendRoutes sending) {
        this.tenant = tenant;
        this.sending = sending;
    }

    List<Route> routes() {
        return Stream.of(PATH, PATH + "/")
                .map(path -> Route.of("POST", path, this::answer))
                .toList();
    }

    private ApiResponse answer(ApiRequest request) {
        try {
            WireRequest wire = new WireRequest(request);
            String operation = operation(wire);
            if (!operation.equals("sendEmail")) {
                return refusal(
                        operation,
                        AuthingAnswer.refusal(
                                AuthingCode.NOT_IMPLEMENTED.number(),
                                "This server offers a second factor; of GraphQL's operations it knows sendEmail."));
            }
            AuthingAnswer<Nothing> answer = tenant.call(sending.emailCode(wire.object("variables")), wire.source());
            return answer instanceof AuthingAnswer.Refusal<Nothing> refusal
                    ? refusal(operation, refusal)
                    : AuthingJson.ok(
                            data(operation, Json.object().put("message", "ok").put("code", 200)));
        } catch (Malformed e) {
            return refusal("", AuthingAnswer.refusal(AuthingCode.MALFORMED.number(), String.valueOf(e.getMessage())));
        }
    }

    static String operation(WireRequest request) {
        Matcher matcher = OPERATION.matcher(request.required("query"));
        if (!matcher.lookingAt()) {
            throw new Malformed("query must be one of the SDKs' documents, with its values in variables.");
        }
        return matcher.group(1);
    }

    static ObjectNode data(String operation, ObjectNode value) {
        ObjectNode data = Json.object();
        data.set(operation, value);
        ObjectNode answer = Json.object();
        answer.set("data", data);
        return answer;
    }

    /** In Authing's GraphQL the message of an error is an object. */
    static ApiResponse refusal(String operation, AuthingAnswer.Refusal<?> refusal) {
        ObjectNode message = Json.object().put("code", refusal.code()).put("message", refusal.message());
        refusal.retryAfter()
                .ifPresent(wait -> message.set("data", Json.object().put("retryAfter", RetryAfter.seconds(wait))));
        ObjectNode error = Json.object();
        error.set("message", message);
        ObjectNode answer = Json.object();
        answer.set("errors", Json.array(List.of(error)));
        if (operation.isEmpty()) {
            answer.putNull("data");
        } else {
            ObjectNode data = Json.object();
            data.putNull(operation);
            answer.set("data", data);
        }
        ApiResponse response = AuthingJson.ok(answer);
        return refusal.retryAfter().map(wait -> RetryAfter.on(response, wait)).orElse(response);
    }
}
