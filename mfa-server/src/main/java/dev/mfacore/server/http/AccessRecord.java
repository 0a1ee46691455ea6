package dev.mfacore.server.http;

import java.time.Duration;
import java.util.Optional;

/**
 * What is told of a request afterwards. The route is its template, so no address, query, header or body gets out.
 *
 * @param port which port
 * @param id the request's id
 * @param method the method, shortened
 * @param route the template, if one matched
 * @param status the answer's status
 * @param bytes the answer's length
 * @param time how long it took
 * @param client where it came from
 */
public record AccessRecord(
        String port,
        String id,
        String method,
        Optional<String> route,
        int status,
        long bytes,
        Duration time,
        String client) {}
