package dev.mfacore.tck.gallery.authing;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Sends a request and takes its response, once and in bounded time and size. */
interface Exchanger {

    /**
     * A request.
     *
     * @param method such as {@code GET}
     * @param target path and query, encoded
     * @param headers by name
     * @param body JSON, if any
     * @param isRepeatable whether the server may see it twice
     */
    record Request(
            String method, String target, Map<String, String> headers, Optional<String> body, boolean isRepeatable) {}

    /**
     * A response.
     *
     * @param status of HTTP
     * @param headers by name in lower case
     * @param body whole
     */
    record Response(int status, Map<String, String> headers, byte[] body) {

        Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
        }
    }

    Response exchange(Request request) throws IOException;
}
