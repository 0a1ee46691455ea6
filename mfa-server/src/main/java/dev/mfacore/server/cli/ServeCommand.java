package dev.mfacore.server.cli;

import dev.mfacore.server.MfaServer;
import dev.mfacore.server.ServerClock;
import dev.mfacore.server.ServerOptions;
import dev.mfacore.server.TenantOptions;
import dev.mfacore.server.http.HttpLimits;
import dev.mfacore.server.http.PortException;
import dev.mfacore.server.log.JsonLines;
import dev.mfacore.server.log.JsonLogHandler;
import dev.mfacore.server.wiring.ServerComponent;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./mfa serve}: runs a server until it is told to stop. */
@Command(
        name = "mfa serve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Serves the second factor over HTTP: a port for applications and one for operators.",
            "Data is in memory. Every flag can be given in the environment: --admin-port as MFA_ADMIN_PORT."
        },
        footer = {
            "",
            "Once both ports listen, the first line of standard output is: ready URL admin URL",
            "The log goes to standard error, a JSON object a line.",
            "Exit codes: 0 stopped, 1 could not start, 2 wrong flags."
        })
final class ServeCommand implements Callable<Integer> {

    private final PrintStream out;
    private final OutputStream err;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Mixin
    private PortFlags ports = new PortFlags();

    @Mixin
    private DeliveryFlags delivery = new DeliveryFlags();

    @Mixin
    private JwtFlags jwt = new JwtFlags();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder for the keys. Default: mfa-server in $XDG_DATA_HOME or ~/.local/share.")
    private @Nullable Path data;

    @Option(
            names = "--admin-key-file",
            paramLabel = "FILE",
            description = "The admin key; made on first start. Default: admin.key in the data folder.")
    private @Nullable Path adminKeyFile;

    @Option(
            names = "--issuer",
            paramLabel = "NAME",
            defaultValue = "MFA",
            description = "Your platform's name in authenticator apps. Default: ${DEFAULT-VALUE}.")
    private String issuer = "MFA";

    @Option(
            names = "--allow-confirm-code-reuse",
            description = "The code that confirmed an authenticator app verifies once more.")
    private boolean allowConfirmCodeReuse;

    @Option(names = "--require-token-to-send", description = "Send codes only to who shows an mfaToken or a session.")
    private boolean requireTokenToSend;

    @Option(
            names = "--test-clock",
            description = "For tests, on this machine only: PUT /admin/v1/clock puts the clock forward.")
    private boolean testClock;

    @Option(
            names = "--user-pool-id",
            paramLabel = "ID",
            defaultValue = "mfa-server",
            description = "The user pool's id in answers. Default: ${DEFAULT-VALUE}.")
    private String userPoolId = "mfa-server";

    @Option(
            names = "--app-id",
            paramLabel = "ID",
            defaultValue = "mfa-server",
            description = "The application's id in answers. Default: ${DEFAULT-VALUE}.")
    private String appId = "mfa-server";

    @Option(
            names = "--calling-code",
            paramLabel = "CODE",
            defaultValue = "+86",
            description = "Of phones that come without one. Default: ${DEFAULT-VALUE}, as Authing assumes.")
    private String callingCode = "+86";

    @Option(names = "--no-access-log", description = "Do not log requests.")
    private boolean noAccessLog;

    ServeCommand(PrintStream out, OutputStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws InterruptedException {
        ServerOptions options;
        try {
            options = options();
        } catch (IllegalArgumentException e) {
            return complain(e, CommandLine.ExitCode.USAGE);
        }
        try (JsonLines lines = new JsonLines(err)) {
            JsonLogHandler.install(lines);
            return run(options, lines);
        } catch (PortException | IllegalArgumentException e) {
            return complain(e, CommandLine.ExitCode.SOFTWARE);
        }
    }

    private int run(ServerOptions options, JsonLines lines) throws InterruptedException {
        ServerClock clock = new ServerClock(InstantSource.system());
        ServerComponent component = ServerComponent.factory().create(options, clock, new SecureRandom(), lines);
        if (options.testClock()) {
            component
                    .log()
                    .note(
                            System.Logger.Level.WARNING,
                            "THE TEST CLOCK IS ON: whoever holds the admin key can skip every lock and expiry");
        }
        CountDownLatch stopped = new CountDownLatch(1);
        CountDownLatch drained = new CountDownLatch(1);
        AtomicBoolean ready = new AtomicBoolean();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stopped, drained, ready), "mfa-stop"));
        try (MfaServer server = component.server()) {
            server.start();
            out.println("ready " + server.applicationUri() + " admin " + server.adminUri());
            out.flush();
            ready.set(true);
            stopped.await();
            component.log().note(System.Logger.Level.INFO, "stopping: requests at work may finish");
        } finally {
            lines.close();
            drained.countDown();
        }
        return CommandLine.ExitCode.OK;
    }

    /** Keeps the process alive while the requests at work finish; a server that was told to stop did not fail. */
    private static void stop(CountDownLatch stopped, CountDownLatch drained, AtomicBoolean ready) {
        stopped.countDown();
        try {
            drained.await();
            if (ready.get()) {
                Runtime.getRuntime().halt(CommandLine.ExitCode.OK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    ServerOptions options() {
        if (testClock && (ports.isBehindProxy() || !ports.isLoopback())) {
            throw new IllegalArgumentException("--test-clock is for tests on this machine: leave out --behind-proxy,"
                    + " and give --host and --admin-host an address of this machine only");
        }
        return new ServerOptions(
                ports.application(),
                ports.admin(),
                ports.publicUrl(),
                data == null ? defaultData() : data,
                Optional.ofNullable(adminKeyFile),
                issuer,
                allowConfirmCodeReuse,
                requireTokenToSend,
                testClock,
                delivery.options(),
                jwt.options(),
                !noAccessLog,
                HttpLimits.forApplications(),
                HttpLimits.forAdmin(),
                new TenantOptions(userPoolId, appId, callingCode));
    }

    private static Path defaultData() {
        String base = System.getenv("XDG_DATA_HOME");
        Path folder = base == null || base.isBlank()
                ? Path.of(System.getProperty("user.home"), ".local", "share")
                : Path.of(base);
        return folder.resolve("mfa-server");
    }

    private int complain(Exception problem, int code) {
        CommandLine.Model.CommandSpec command = spec;
        if (command != null) {
            command.commandLine().getErr().println("mfa serve: " + problem.getMessage());
        }
        return code;
    }
}
