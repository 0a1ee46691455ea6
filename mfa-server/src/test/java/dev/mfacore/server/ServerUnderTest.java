package dev.mfacore.server;

import dev.mfacore.adapter.inmemory.testing.VirtualClock;
import dev.mfacore.server.delivery.DeliveryOptions;
import dev.mfacore.server.http.HttpAddress;
import dev.mfacore.server.http.HttpLimits;
import dev.mfacore.server.log.JsonLines;
import dev.mfacore.server.wiring.ServerComponent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A whole server on free ports of this machine, on a clock that stands still, with a client that speaks real HTTP. */
public final class ServerUnderTest implements AutoCloseable {

    public static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final VirtualClock clock = new VirtualClock(START);
    private final Path folder;
    private final JsonLines lines;
    private final ServerComponent component;
    private final MfaServer server;
    private final String adminKey;

    private ServerUnderTest(UnaryOperator<ServerOptions> change) throws IOException {
        this.folder = Files.createTempDirectory("mfa-server-test");
        this.lines = new JsonLines(guarded(log));
        this.component = ServerComponent.factory()
                .create(
                        change.apply(options(folder.resolve("data"))),
                        new ServerClock(clock),
                        new SecureRandom(),
                        lines);
        this.server = component.server();
        server.start();
        this.adminKey = Files.readString(folder.resolve("data/admin.key")).strip();
    }

    public static ServerUnderTest start() {
        return start(options -> options);
    }

    public static ServerUnderTest start(UnaryOperator<ServerOptions> change) {
        try {
            return new ServerUnderTest(change);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a server has if nothing else is said. */
    public static ServerOptions options(Path data) {
        HttpAddress anywhere = new HttpAddress("127.0.0.1", 0, Optional.empty(), false);
        return new ServerOptions(
                anywhere,
                anywhere,
                Optional.empty(),
                data,
                Optional.empty(),
                "Acme",
                false,
                false,
                true,
                DeliveryOptions.outbox(),
                Optional.empty(),
                true,
                HttpLimits.forApplications(),
                HttpLimits.forAdmin(),
                TenantOptions.defaults());
    }

    /** An answer, with its body as JSON where it is JSON. */
    public record Answer(int status, HttpResponse<String> response) {
        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        public String text() {
            return response.body();
        }

        public Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }
    }

    public Answer admin(String method, String path) {
        return send(adminRequest(method, path, Optional.empty()));
    }

    public Answer admin(String method, String path, String json) {
        return send(adminRequest(method, path, Optional.of(json)));
    }

    /** Calls the application port; {@code token} goes into the header Authorization. */
    public Answer call(String method, String path, Optional<String> token, Optional<String> json) {
        HttpRequest.Builder request = request(server.applicationUri(), method, path, json);
        token.ifPresent(it -> request.header("Authorization", "Bearer " + it));
        return send(request.build());
    }

    public HttpRequest adminRequest(String method, String path, Optional<String> json) {
        return request(server.adminUri(), method, path, json)
                .header("Authorization", "Bearer " + adminKey)
                .build();
    }

    public HttpRequest.Builder request(URI port, String method, String path, Optional<String> json) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(port + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, json.map(BodyPublishers::ofString).orElse(BodyPublishers.noBody()));
        json.ifPresent(it -> request.header("Content-Type", "application/json"));
        return request;
    }

    public Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public VirtualClock clock() {
        return clock;
    }

    public ServerComponent component() {
        return component;
    }

    public MfaServer server() {
        return server;
    }

    public String adminKey() {
        return adminKey;
    }

    public Path data() {
        return folder.resolve("data");
    }

    /** Stops the server and returns everything that it logged. */
    public String stopAndReadLog() {
        server.close();
        lines.close();
        synchronized (log) {
            return log.toString(StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        server.close();
        lines.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(it -> it.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OutputStream guarded(ByteArrayOutputStream log) {
        return new OutputStream() {
            @Override
            public void write(int b) {
                synchronized (log) {
                    log.write(b);
                }
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                synchronized (log) {
                    log.write(bytes, from, length);
                }
            }
        };
    }
}
