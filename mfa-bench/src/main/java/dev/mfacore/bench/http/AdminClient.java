package dev.mfacore.bench.http;

import dev.mfacore.bench.measure.WrongAnswerException;
import dev.mfacore.otp.OtpSecret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Enters users and their authenticator apps through the admin API, as somebody does who moves to this server. */
final class AdminClient {

    /** The most apps in one request, for it to stay within the bound of a body. */
    static final int MOST_IMPORTS = 100;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI admin;
    private final String key;

    AdminClient(URI admin, String key) {
        this.admin = admin;
        this.key = key;
    }

    void enter(String user) throws IOException {
        send("PUT", "/admin/v1/users/" + user, "{}");
    }

    /** Imports the secrets of the users from this number on. */
    void importApps(int from, List<OtpSecret> secrets) throws IOException {
        String list = IntStream.range(0, secrets.size())
                .mapToObj(i -> "{\"userId\":\"" + VerificationServer.user(from + i) + "\",\"otp\":{\"secret\":\""
                        + secrets.get(i).revealBase32() + "\"}}")
                .collect(Collectors.joining(","));
        send("POST", "/admin/v1/totp-imports", "{\"list\":[" + list + "]}");
    }

    private void send(String method, String path, String json) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(admin.resolve(path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json))
                .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new WrongAnswerException(
                        method + " " + path + " was answered with " + response.statusCode() + " " + response.body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WrongAnswerException("interrupted", e);
        }
    }
}
