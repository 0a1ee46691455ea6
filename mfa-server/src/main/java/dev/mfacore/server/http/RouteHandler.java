package dev.mfacore.server.http;

/** Answers the requests of one route. Called from any thread; it may block, and whatever it waits for is bounded. */
@FunctionalInterface
public interface RouteHandler {

    /**
     * Answers one request.
     *
     * @throws HttpProblem to end it with an error
     */
    ApiResponse handle(ApiRequest request);
}
