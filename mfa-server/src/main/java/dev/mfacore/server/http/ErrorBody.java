package dev.mfacore.server.http;

/** Gives errors the form that a group's clients expect. */
@FunctionalInterface
public interface ErrorBody {

    /** Renders an error that ended a request. */
    ApiResponse render(HttpProblem problem);
}
