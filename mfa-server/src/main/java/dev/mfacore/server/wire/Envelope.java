package dev.mfacore.server.wire;

import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.server.http.ApiResponse;
import dev.mfacore.server.http.ErrorBody;
import dev.mfacore.server.http.HttpProblem;
import dev.mfacore.server.http.Json;
import dev.mfacore.server.http.RetryAfter;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an answer is wrapped in. Every business answer has HTTP status 200, because Authing's SDKs look into no other;
 * what never became a question to the tenant keeps its HTTP status and has the envelope as well.
 */
enum Envelope implements ErrorBody {

    /** {@code code}, {@code message}, {@code data}; with business errors also {@code apiCode}, which front ends look for. */
    SECOND_GENERATION(false) {
        @Override
        ObjectNode success() {
            return Json.object().put("code", AuthingAnswer.SUCCESS).put("message", "ok");
        }

        @Override
        ObjectNode refusal(int code, String message) {
            ObjectNode envelope = Json.object().put("code", code);
            if (StatusCodes.isBusiness(code)) {
                envelope.put("apiCode", code);
            }
            return envelope.put("message", message);
        }
    },

    /** {@code statusCode}, {@code apiCode} for business errors, {@code message}, {@code data}, {@code requestId}. */
    THIRD_GENERATION(true) {
        @Override
        ObjectNode success() {
            return Json.object().put("statusCode", AuthingAnswer.SUCCESS).put("message", "ok");
        }

        @Override
        ObjectNode refusal(int code, String message) {
            int status = StatusCodes.of(code);
            ObjectNode envelope = Json.object().put("statusCode", status);
            if (status != code) {
                envelope.put("apiCode", code);
            }
            return envelope.put("message", message);
        }
    };

    private final boolean namesRequests;

    Envelope(boolean namesRequests) {
        this.namesRequests = namesRequests;
    }

    /** The envelope of a success, still without data. */
    abstract ObjectNode success();

    /** The envelope of a refusal, still without data. */
    abstract ObjectNode refusal(int code, String message);

    /** Wraps an answer whose data has become JSON; empty means that this operation has none. */
    ApiResponse wrap(AuthingAnswer<Optional<JsonNode>> answer, String requestId) {
        if (answer instanceof AuthingAnswer.Success<Optional<JsonNode>> success) {
            ObjectNode envelope = named(success(), requestId);
            success.data().ifPresent(data -> envelope.set("data", data));
            success.recoveryCode().ifPresent(code -> envelope.put("recoveryCode", code.value()));
            return AuthingJson.ok(envelope);
        }
        return wrap((AuthingAnswer.Refusal<?>) answer, requestId);
    }

    private ApiResponse wrap(AuthingAnswer.Refusal<?> refusal, String requestId) {
        ObjectNode envelope = named(refusal(refusal.code(), refusal.message()), requestId);
        Optional<Duration> wait = refusal.retryAfter();
        if (refusal.challenge().isPresent()) {
            envelope.set("data", DataJson.triggerData(refusal.challenge().get().data()));
        } else if (wait.isPresent()) {
            envelope.set("data", Json.object().put("retryAfter", RetryAfter.seconds(wait.get())));
        } else {
            envelope.putNull("data");
        }
        ApiResponse response = AuthingJson.ok(envelope);
        return wait.map(it -> RetryAfter.on(response, it)).orElse(response);
    }

    private ObjectNode named(ObjectNode envelope, String requestId) {
        return namesRequests ? envelope.put("requestId", requestId) : envelope;
    }

    @Override
    public ApiResponse render(HttpProblem problem) {
        ObjectNode envelope = refusal(problem.status(), problem.detail()).putNull("data");
        ApiResponse response = AuthingJson.answer(problem.status(), envelope);
        return problem.retryAfter().map(it -> RetryAfter.on(response, it)).orElse(response);
    }
}
