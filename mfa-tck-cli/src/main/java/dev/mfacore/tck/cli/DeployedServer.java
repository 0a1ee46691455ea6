package dev.mfacore.tck.cli;

import dev.mfacore.PhoneNumber;
import dev.mfacore.tck.Endpoint;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A server that was named on the command line, looked at before a hundred clauses fail on a wrong address. */
final class DeployedServer {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final URI endpoint;
    private final URI admin;
    private final Endpoint described;

    private DeployedServer(URI endpoint, URI admin, String key) {
        this.endpoint = endpoint;
        this.admin = admin;
        this.described = Endpoint.at(endpoint).admin(admin, key);
    }

    static DeployedServer of(@Nullable URI endpoint, @Nullable URI admin, @Nullable Path keyFile) {
        if (endpoint == null || admin == null || keyFile == null) {
            throw new UsageException(
                    "--endpoint, --admin and --admin-key-file belong together: the kit has to make users"
                            + " and read codes. For a server with another admin API, write EndpointHooks in a class that extends"
                            + " MfaTck and give its jar in --adapter-jar.");
        }
        return new DeployedServer(address("--endpoint", endpoint), address("--admin", admin), key(keyFile));
    }

    /** The endpoint, once it has answered and let the kit in. */
    Endpoint probed(PrintWriter err) {
        answers("--endpoint", endpoint);
        answers("--admin", admin);
        try {
            described.hooks().codesTo(PhoneNumber.parse("+12025550100"));
        } catch (RuntimeException e) {
            throw new UsageException("the server at " + admin + " does not let the kit work (" + e.getMessage()
                    + "). Give the admin key that it was started with, and let it keep codes in its outbox.");
        }
        try {
            described.hooks().advance(0);
            return described.testClock();
        } catch (RuntimeException e) {
            err.println("mfa tck: the server's clock cannot be moved, so clauses that need time to pass are left out;"
                    + " start it with --test-clock to have them tested.");
            return described;
        }
    }

    private static URI address(String flag, URI address) {
        boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        if (!web || address.getHost() == null) {
            throw new UsageException(flag + " must be an address such as http://127.0.0.1:8080, but is " + address);
        }
        return address;
    }

    private static String key(Path file) {
        try {
            String key = Files.readString(file).strip();
            if (key.isEmpty()) {
                throw new UsageException("--admin-key-file names " + file + ", which is empty.");
            }
            return key;
        } catch (IOException e) {
            throw new UsageException("--admin-key-file names " + file + ", which cannot be read (" + e + ").");
        }
    }

    private static void answers(String flag, URI address) {
        try {
            HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .build()
                    .send(
                            HttpRequest.newBuilder(address).timeout(PATIENCE).build(),
                            HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            throw new UsageException(
                    "no server answers at " + flag + " " + address + " (" + e + "): start it, or mend the address.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UsageException("interrupted");
        }
    }
}
