package dev.mfacore.server.http;

import java.time.Duration;

/** Seconds to wait, as they go into {@code Retry-After} (RFC 9110 section 10.2.3) and into bodies. */
public final class RetryAfter {

    /** The name of the header. */
    public static final String HEADER = "Retry-After";

    private RetryAfter() {}

    /** Returns at least one second, and rounds up: who waits that long has waited long enough. */
    public static long seconds(Duration wait) {
        return Math.max(1, wait.plusNanos(999_999_999).toSeconds());
    }

    /** Adds the header to an answer. */
    public static ApiResponse on(ApiResponse response, Duration wait) {
        return response.with(HEADER, Long.toString(seconds(wait)));
    }
}
