package dev.mfacore.adapter.authing.transport;

import dev.mfacore.adapter.authing.exchange.PreparedCall;
import dev.mfacore.adapter.authing.exchange.Side;
import dev.mfacore.authing.AuthingCredential;
import dev.mfacore.authing.SecretText;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.Optional;

/** Makes HTTP requests out of prepared calls. Immutable; the credential comes with every call anew (CLI-09). */
public final class RequestFactory {

    private static final String JSON = "application/json";

    private final String base;
    private final ClientIdentity identity;

    /**
     * Makes a factory.
     *
     * @param base the address that every path is put after, without a slash at its end
     * @param identity what names the client to the other side
     */
    public RequestFactory(URI base, ClientIdentity identity) {
        this.base = base.toString();
        this.identity = identity;
    }

    HttpRequest request(PreparedCall call, AuthingCredential credential, boolean isRead) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + call.address()))
                // One request a connection and no upgrade: nothing below repeats what was refused or lost (CLI-05).
                .version(HttpClient.Version.HTTP_1_1)
                .method(call.method(), body(call, isRead));
        request.setHeader("Accept", JSON);
        headers(call.side()).forEach(request::setHeader);
        if (call.body().isPresent()) {
            request.setHeader("Content-Type", JSON);
        }
        authorization(call.side(), credential).ifPresent(it -> request.setHeader("Authorization", it));
        return request.build();
    }

    private static HttpRequest.BodyPublisher body(PreparedCall call, boolean isRead) {
        if (call.body().isPresent()) {
            return HttpRequest.BodyPublishers.ofByteArray(call.body().get());
        }
        boolean repeatable = isRead || !call.method().equals("GET");
        return repeatable ? HttpRequest.BodyPublishers.noBody() : new OnceBody();
    }

    private Map<String, String> headers(Side side) {
        if (!side.isManagement()) {
            return identity.userHeaders();
        }
        if (identity.userPoolId().isEmpty()) {
            throw new IllegalStateException("userPoolId is not set: calls of an administrator need it");
        }
        return side == Side.MANAGEMENT_V2 ? identity.managementHeadersV2() : identity.managementHeadersV3();
    }

    private static Optional<String> authorization(Side side, AuthingCredential credential) {
        return credential.bearer().map(token -> side.scheme() + requireSendable(token));
    }

    private static String requireSendable(SecretText token) {
        String value = token.value();
        if (value.isEmpty() || value.chars().anyMatch(c -> c <= ' ' || c >= 0x7F)) {
            throw new IllegalArgumentException(
                    "credential must be visible ASCII characters without blanks: no other token fits a header");
        }
        return value;
    }
}
