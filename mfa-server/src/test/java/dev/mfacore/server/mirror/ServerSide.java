package dev.mfacore.server.mirror;

import dev.mfacore.EmailAddress;
import dev.mfacore.PhoneNumber;
import dev.mfacore.Recipient;
import dev.mfacore.adapter.authing.AuthingHttp;
import dev.mfacore.adapter.inmemory.testing.FakeAuthingTenant;
import dev.mfacore.adapter.inmemory.testing.VirtualClock;
import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingCall;
import dev.mfacore.authing.AuthingCredential;
import dev.mfacore.authing.ManagementCall;
import dev.mfacore.authing.SecretText;
import dev.mfacore.server.ServerOptions;
import dev.mfacore.server.ServerUnderTest;
import dev.mfacore.server.ServerUnderTest.Answer;
import dev.mfacore.server.TenantOptions;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A whole server behind real HTTP, seen through the HTTP adapter; the administrator's calls go to the admin port. */
final class ServerSide implements Side {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final ServerUnderTest server = ServerUnderTest.start(ServerSide::named);
    private final AuthingHttp users = client(server.server().applicationUri());
    private final AuthingHttp administrators = client(server.server().adminUri());

    ServerSide() {
        for (Person person : Person.values()) {
            List<String> members = new ArrayList<>();
            person.phone().map(PhoneNumber::e164).ifPresent(it -> members.add("\"phone\":\"" + it + "\""));
            person.email().map(EmailAddress::address).ifPresent(it -> members.add("\"email\":\"" + it + "\""));
            expect(201, server.admin("PUT", user(person), "{" + String.join(",", members) + "}"));
        }
    }

    private static ServerOptions named(ServerOptions it) {
        return new ServerOptions(
                it.application(),
                it.admin(),
                it.publicUrl(),
                it.data(),
                it.adminKeyFile(),
                ISSUER,
                it.allowConfirmCodeReuse(),
                it.requireTokenToSend(),
                it.testClock(),
                it.delivery(),
                it.jwt(),
                it.accessLog(),
                it.applicationLimits(),
                it.adminLimits(),
                new TenantOptions(
                        FakeAuthingTenant.USER_POOL_ID,
                        FakeAuthingTenant.APP_ID,
                        it.tenant().callingCode()));
    }

    private AuthingHttp client(URI port) {
        return AuthingHttp.builder(port, FakeAuthingTenant.APP_ID)
                .userPoolId(FakeAuthingTenant.USER_POOL_ID)
                .allowPlainHttpToLoopback()
                .httpClient(HTTP)
                .deadline(Duration.ofSeconds(60))
                .clock(server.clock())
                .build();
    }

    @Override
    public <T> AuthingAnswer<T> call(AuthingCall<T> call) {
        return call instanceof ManagementCall<?> ? administrators.call(call) : users.call(call);
    }

    @Override
    public SecretText session(Person person) {
        return new SecretText(expect(201, server.admin("POST", user(person) + "/sessions", "{}"))
                .get("accessToken")
                .stringValue());
    }

    /** The server finds out itself: the kind does not travel. */
    @Override
    public AuthingCredential.OfUser credential(SecretText bearer) {
        return new AuthingCredential.UserToken(bearer);
    }

    @Override
    public AuthingCredential.Management management() {
        return AuthingCredential.management(server.adminKey());
    }

    @Override
    public List<String> codes(Recipient recipient) {
        String address = URLEncoder.encode(recipient.address(), StandardCharsets.UTF_8);
        return expect(200, server.admin("GET", "/admin/v1/outbox?recipient=" + address))
                .valueStream()
                .map(it -> it.get("code").stringValue())
                .toList();
    }

    @Override
    public VirtualClock clock() {
        return server.clock();
    }

    @Override
    public void close() {
        server.close();
    }

    private static String user(Person person) {
        return "/admin/v1/users/" + person.id().value();
    }

    private static JsonNode expect(int status, Answer answer) {
        if (answer.status() != status) {
            throw new AssertionError("the admin API answered " + answer.status() + " instead of " + status);
        }
        return answer.json();
    }
}
