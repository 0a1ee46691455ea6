package dev.mfacore.bench.http;

import dev.mfacore.bench.measure.WrongAnswerException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The floor: the same request through {@code java.net.http} and nothing more. No deadline, no bound on the answer, and the
 * JSON is not read, only its length looked at.
 */
final class BareClient implements RemoteClient {

    /** What the client itself puts in. */
    private static final Set<String> ITS_OWN = Set.of("host", "content-length", "connection", "upgrade");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final URI address;
    private final StubHandler.Seen like;
    private final int length;

    /**
     * Makes a client.
     *
     * @param like the request that it is to send, but for the token
     * @param length of a right answer
     */
    BareClient(URI stub, StubHandler.Seen like, int length) {
        this.address = stub.resolve("/api/v2/mfa/totp/verify");
        this.like = like;
        this.length = length;
    }

    @Override
    public String library() {
        return "java.net.http";
    }

    @Override
    public void verify(RemoteUser user) {
        try {
            check(http.send(request(user), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WrongAnswerException("interrupted", e);
        }
    }

    @Override
    public CompletableFuture<?> verifyAsync(RemoteUser user) {
        return http.sendAsync(request(user), BodyHandlers.ofByteArray()).thenAccept(this::check);
    }

    private HttpRequest request(RemoteUser user) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).POST(BodyPublishers.ofString(like.body()));
        for (Map.Entry<String, String> header : like.headers().entrySet()) {
            if (!ITS_OWN.contains(header.getKey())) {
                request.setHeader(header.getKey(), header.getValue());
            }
        }
        return request.setHeader("authorization", "Bearer " + user.mfaToken()).build();
    }

    private void check(HttpResponse<byte[]> response) {
        if (response.statusCode() != 200 || response.body().length != length) {
            throw new WrongAnswerException("the stub answered the bare client with " + response.statusCode() + " and "
                    + response.body().length + " bytes");
        }
    }
}
