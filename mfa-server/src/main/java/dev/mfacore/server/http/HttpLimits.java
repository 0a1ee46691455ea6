package dev.mfacore.server.http;

import java.time.Duration;

/**
 * Bounds on what clients may take.
 *
 * @param headerBytes request line and headers
 * @param bodyBytes the body
 * @param requestTime from the first byte of a request to its last
 * @param idleTime a connection without a byte
 * @param connections open at the same time; further ones wait
 * @param threads that answer requests
 * @param drainTime how long requests may go on once the server stops
 */
public record HttpLimits(
        int headerBytes,
        int bodyBytes,
        Duration requestTime,
        Duration idleTime,
        int connections,
        int threads,
        Duration drainTime) {

    /** The bounds of the port for applications. */
    public static HttpLimits forApplications() {
        return new HttpLimits(
                8 * 1024,
                16 * 1024,
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                4_096,
                200,
                Duration.ofSeconds(10));
    }

    /** The bounds of the admin port. */
    public static HttpLimits forAdmin() {
        return new HttpLimits(
                8 * 1024, 16 * 1024, Duration.ofSeconds(10), Duration.ofSeconds(30), 256, 24, Duration.ofSeconds(5));
    }

    /** The same bounds with another time for a request. */
    public HttpLimits withRequestTime(Duration time) {
        return new HttpLimits(headerBytes, bodyBytes, time, idleTime, connections, threads, drainTime);
    }

    /** The same bounds with another number of connections. */
    public HttpLimits withConnections(int number) {
        return new HttpLimits(headerBytes, bodyBytes, requestTime, idleTime, number, threads, drainTime);
    }
}
