package dev.mfacore.server.http;

import java.io.Serial;
import java.time.Duration;
import java.util.Optional;

/** Ends a request with an error status. The detail goes to the client: it names the member and the rule, no insides. */
public final class HttpProblem extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String detail;
    private final transient Optional<Duration> retryAfter;

    /** Reports a problem. */
    public HttpProblem(int status, String detail) {
        this(status, detail, Optional.empty());
    }

    /** Reports a problem that passes by itself. */
    public HttpProblem(int status, String detail, Optional<Duration> retryAfter) {
        super(status + ": " + detail, null, false, false);
        this.status = status;
        this.detail = detail;
        this.retryAfter = retryAfter;
    }

    /** A request that cannot be understood. */
    public static HttpProblem badRequest(String detail) {
        return new HttpProblem(400, detail);
    }

    /** Something that is not there. */
    public static HttpProblem notFound(String detail) {
        return new HttpProblem(404, detail);
    }

    /** Returns the HTTP status, 400 to 599. */
    public int status() {
        return status;
    }

    /** Returns what to tell the client. */
    public String detail() {
        return detail;
    }

    /** Returns when a further attempt can succeed, where that is known. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
