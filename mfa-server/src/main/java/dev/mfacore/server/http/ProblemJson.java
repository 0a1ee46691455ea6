package dev.mfacore.server.http;

import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;

/** Errors as problem details (RFC 9457), with {@code Retry-After} where waiting helps. */
public final class ProblemJson implements ErrorBody {

    /** The one renderer; it has no state. */
    public static final ProblemJson INSTANCE = new ProblemJson();

    private ProblemJson() {}

    @Override
    public ApiResponse render(HttpProblem problem) {
        byte[] body = Json.write(Json.object()
                .put("type", "about:blank")
                .put("title", HttpStatus.getMessage(problem.status()))
                .put("status", problem.status())
                .put("detail", problem.detail()));
        ApiResponse response =
                new ApiResponse(problem.status(), Map.of("Content-Type", "application/problem+json"), body);
        return problem.retryAfter().map(it -> RetryAfter.on(response, it)).orElse(response);
    }
}
