package dev.mfacore.tck.drive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes requests as they are meant, whatever comes back. Safe for any number of threads. */
public final class Http {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final String base;

    Http(URI base) {
        this.base = base.toString().replaceAll("/+$", "");
    }

    /**
     * What came back.
     *
     * @param status the status
     * @param headers by name in lower case
     * @param body the text
     */
    public record Reply(int status, Map<String, List<String>> headers, String body) {

        /** The body as an object; an empty one if it is none. */
        public Map<String, @Nullable Object> json() {
            return JsonText.object(body).orElse(Map.of());
        }

        /** A number among the members, if there is one. */
        public Optional<Integer> number(String member) {
            return json().get(member) instanceof Number number ? Optional.of(number.intValue()) : Optional.empty();
        }

        /** The member {@code data} as an object; an empty one if it is none. */
        public Map<String, @Nullable Object> data() {
            return json().get("data") instanceof Map<?, ?> map ? JsonText.cast(map) : Map.of();
        }

        public Optional<String> header(String name) {
            return headers.getOrDefault(name, List.of()).stream().findFirst();
        }

        @Override
        public String toString() {
            return "HTTP " + status
                    + number("code").map(code -> ", code " + code).orElse("")
                    + number("statusCode").map(code -> ", statusCode " + code).orElse("")
                    + number("apiCode").map(code -> ", apiCode " + code).orElse("");
        }
    }

    /** Sends a request; an empty body means none. */
    public Reply send(String method, String path, Map<String, String> headers, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(15))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.headers().map(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException("no answer to " + method + " " + path.replaceAll("\\?.*", ""), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
