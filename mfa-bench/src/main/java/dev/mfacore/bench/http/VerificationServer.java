package dev.mfacore.bench.http;

import dev.mfacore.BeginRequest;
import dev.mfacore.Beginning;
import dev.mfacore.UserId;
import dev.mfacore.adapter.inmemory.testing.VirtualClock;
import dev.mfacore.bench.measure.WrongAnswerException;
import dev.mfacore.otp.OtpAlgorithm;
import dev.mfacore.otp.OtpSecret;
import dev.mfacore.otp.Totp;
import dev.mfacore.otp.TotpParameters;
import dev.mfacore.otp.TotpWindow;
import dev.mfacore.server.MfaServer;
import dev.mfacore.server.ServerClock;
import dev.mfacore.server.http.HttpLimits;
import dev.mfacore.server.log.JsonLines;
import dev.mfacore.server.log.ServerLog;
import dev.mfacore.server.wiring.ServerComponent;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The server as {@code ./mfa serve} runs it, in this process, with users who have an authenticator app. Its log is written
 * and goes nowhere. Its clock stands still and is moved on before each round, so that every verification has a code that
 * was never used, and a user signs in no oftener than users do: what is kept of a sign-in against replay is gone by the
 * next one.
 */
final class VerificationServer implements AutoCloseable {

    private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");

    /** More than a token's life and what it is kept longer, together a quarter of an hour and a minute. */
    private static final Duration BETWEEN_SIGN_INS = Duration.ofMinutes(20);

    private static final Totp TOTP = Totp.of(TotpParameters.defaults(), TotpWindow.none());

    private final VirtualClock clock = new VirtualClock(START);
    private final SecureRandom random = new SecureRandom();
    private final Path folder;
    private final JsonLines lines;
    private final ServerComponent component;
    private final MfaServer server;
    private final List<OtpSecret> secrets = new ArrayList<>();

    private VerificationServer() throws IOException {
        this.folder = Files.createTempDirectory("mfa-bench");
        this.lines = new JsonLines(OutputStream.nullOutputStream());
        this.component = ServerComponent.factory()
                .create(ServerSettings.in(folder.resolve("data")), new ServerClock(clock), random, lines);
        this.server = component.server();
        server.start();
    }

    /** Starts a server and enters users. */
    static VerificationServer start(int users) {
        try {
            VerificationServer started = new VerificationServer();
            started.enter(users);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI uri() {
        return server.applicationUri();
    }

    /** What its own Jetty is bounded by. */
    static HttpLimits limits() {
        return HttpLimits.forApplications();
    }

    /** Its log, for a port of the same making. */
    ServerLog log() {
        return component.log();
    }

    static String user(int number) {
        return "user-" + number;
    }

    /** A right verification for each user, with a new mfaToken and a new step. */
    List<LoadRequest> nextRound() {
        clock.advance(BETWEEN_SIGN_INS);
        List<LoadRequest> requests = new ArrayList<>(secrets.size());
        for (int i = 0; i < secrets.size(); i++) {
            String code = TOTP.generate(secrets.get(i), clock.instant());
            requests.add(LoadRequest.verification(begin(user(i)), code, user(i)));
        }
        return requests;
    }

    private String begin(String user) {
        Beginning beginning = component.engine().service().begin(BeginRequest.signIn(new UserId(user)));
        if (beginning instanceof Beginning.SecondFactorRequired it) {
            return it.token().value();
        }
        throw new WrongAnswerException("no second factor is asked of " + user + ": " + beginning);
    }

    private void enter(int users) throws IOException {
        String key = Files.readString(folder.resolve("data/admin.key")).strip();
        AdminClient admin = new AdminClient(server.adminUri(), key);
        for (int i = 0; i < users; i++) {
            secrets.add(OtpSecret.generate(OtpAlgorithm.SHA1, random));
            admin.enter(user(i));
        }
        for (int from = 0; from < users; from += AdminClient.MOST_IMPORTS) {
            int to = Math.min(users, from + AdminClient.MOST_IMPORTS);
            admin.importApps(from, secrets.subList(from, to));
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
}
