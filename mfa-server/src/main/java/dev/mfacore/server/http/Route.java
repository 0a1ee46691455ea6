package dev.mfacore.server.http;

/**
 * One entry of a route table.
 *
 * @param method such as {@code GET}; a GET route answers HEAD as well and must change nothing (SRV-01)
 * @param template a path whose segments are literal or {@code {name}}; literals match in this spelling only (SRV-05)
 * @param accepts what a body may be
 * @param handler what answers
 */
public record Route(String method, String template, Accepts accepts, RouteHandler handler) {

    /** What a body may be. */
    public enum Accepts {
        /** JSON, which no cross-site form can send. */
        JSON,
        /** JSON or a form. Only for routes that change nothing. */
        JSON_OR_FORM
    }

    /** A route that takes JSON or nothing. */
    public static Route of(String method, String template, RouteHandler handler) {
        return new Route(method, template, Accepts.JSON, handler);
    }
}
