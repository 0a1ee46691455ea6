package dev.mfacore.tck.cli;

import dev.mfacore.tck.MfaTck;
import dev.mfacore.tck.catalogue.Catalogue;
import dev.mfacore.tck.report.Verdict;
import dev.mfacore.tck.run.Profile;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./mfa tck}. */
@Command(
        name = "mfa tck",
        mixinStandardHelpOptions = true,
        versionProvider = KitVersion.class,
        sortOptions = false,
        usageHelpWidth = 100,
        description = {
            "The compliance test kit: proves or convicts an adapter of MFA core, clause by clause.",
            "Without an adapter it runs on the adapter in memory."
        },
        footer = {
            "",
            "Reports (XML for CI, JSON, a page, a badge) go to target/mfa-tck or where --report says.",
            "Exit code: 0 conformant, 1 not conformant or incomplete, 2 nothing to test or wrong arguments.",
            "With --clause, 0 says that this clause holds."
        })
final class TckCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--adapter-jar",
            paramLabel = "x.jar[:dep.jar…]",
            description =
                    "The adapter's jar and what it needs, separated as in a class path. It need not bring the kit.")
    private @Nullable String jars;

    @Option(
            names = "--class",
            paramLabel = "com.acme.AcmeTck",
            description = "The class that extends MfaTck and names the adapter's parts."
                    + " Default: what META-INF/services/dev.mfacore.tck.MfaTck in the jar names.")
    private @Nullable String className;

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "A deployed server that speaks Authing's protocol: where applications call.")
    private @Nullable URI endpoint;

    @Option(
            names = "--admin",
            paramLabel = "URL",
            description = "Where the endpoint's operators call. The kit makes users and reads codes there.")
    private @Nullable URI admin;

    @Option(
            names = "--admin-key-file",
            paramLabel = "FILE",
            description = "Holds the admin key. The key goes into no report.")
    private @Nullable Path adminKeyFile;

    @Option(names = "--clause", paramLabel = "ID", description = "Runs this clause alone, such as STO-05.")
    private @Nullable String clause;

    @Option(names = "--seed", paramLabel = "N", description = "Repeats the run that named this seed.")
    private @Nullable Long seed;

    @Option(
            names = "--profile",
            paramLabel = "quick|default|nightly",
            defaultValue = "default",
            description = "How long to try: seconds, a minute or so, or much longer. Default: ${DEFAULT-VALUE}.")
    private Profile profile = Profile.DEFAULT;

    @Option(names = "--report", paramLabel = "DIR", description = "Where the reports go.")
    private @Nullable Path report;

    @Option(names = "--list", description = "Lists the clauses, one a line beginning with id and level, and ends.")
    private boolean list;

    @Option(names = "--no-color", description = "Uses no colours; the variable NO_COLOR does the same.")
    private boolean noColor;

    @Override
    public Integer call() {
        try {
            if (list) {
                ClauseList.print(Catalogue.load(), spec.commandLine().getOut());
                return 0;
            }
            checkClause();
            checkReport();
            try (Subject subject = subject()) {
                return run(subject);
            }
        } catch (UsageException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private int run(Subject subject) {
        PrintWriter err = spec.commandLine().getErr();
        Settings settings = new Settings()
                .with("profile", profile.name().toLowerCase(Locale.ROOT))
                .with("seed", Optional.ofNullable(seed))
                .with("clause", Optional.ofNullable(clause))
                .with("report", Optional.ofNullable(report))
                .with(
                        "replay",
                        new Invocation()
                                .with("--adapter-jar", jars)
                                .with("--class", className)
                                .with("--endpoint", endpoint)
                                .with("--admin", admin)
                                .with("--admin-key-file", adminKeyFile)
                                .command())
                .with("console", "full");
        if (noColor) {
            settings = settings.with("colors", "false");
        }
        Verdict verdict = new KitRun(subject, settings, new Progress(err)).verdict();
        if (verdict.word() == Verdict.Word.NOTHING_TO_TEST) {
            err.println("mfa tck: nothing was tested: "
                    + verdict.complaint().or(verdict::remark).orElse("no clause was run"));
        }
        return switch (verdict.word()) {
            case CONFORMANT, PARTIAL -> 0;
            case NOT_CONFORMANT, INCOMPLETE -> 1;
            case NOTHING_TO_TEST -> 2;
        };
    }

    private Subject subject() {
        if (endpoint != null || admin != null || adminKeyFile != null) {
            if (jars != null || className != null) {
                throw new UsageException("--endpoint and --adapter-jar are two things to test: give one of them. For a"
                        + " server with another admin API, name the endpoint in the class that --class names.");
            }
            EndpointTck.test(DeployedServer.of(endpoint, admin, adminKeyFile)
                    .probed(spec.commandLine().getErr()));
            return Subject.of(EndpointTck.class);
        }
        if (jars == null && className == null) {
            return Subject.of(InMemoryTck.class);
        }
        return jars == null
                ? Subject.of(AdapterClass.load(
                        Main.class.getClassLoader(),
                        String.valueOf(className),
                        "on the class" + " path: give the jar that has it in --adapter-jar"))
                : Subject.fromJars(jars, Optional.ofNullable(className));
    }

    private void checkClause() {
        if (clause != null && Catalogue.load().find(clause).isEmpty()) {
            throw new UsageException("--clause names " + clause + ", which is no clause of this kit: --list has them.");
        }
    }

    private void checkReport() {
        if (report != null) {
            try {
                Files.createDirectories(report);
            } catch (IOException e) {
                throw new UsageException("--report names " + report + ", where no folder can be made (" + e + ").");
            }
            if (!Files.isWritable(report)) {
                throw new UsageException("--report names " + report + ", which cannot be written to.");
            }
        }
    }

    /** What the kit is run on, with the class loader that has it. */
    record Subject(Class<? extends MfaTck> tck, @Nullable AdapterClassLoader loader) implements AutoCloseable {

        static Subject of(Class<? extends MfaTck> tck) {
            return new Subject(tck, null);
        }

        static Subject fromJars(String jars, Optional<String> className) {
            AdapterClassLoader loader = AdapterClassLoader.of(jars);
            String name = className
                    .or(loader::namedClass)
                    .orElseThrow(() -> new UsageException("--class is missing: name the class that extends MfaTck,"
                            + " such as --class com.acme.AcmeTck, or put its name into META-INF/services/"
                            + MfaTck.class.getName() + " of the jar."));
            return new Subject(
                    AdapterClass.load(loader, name, "in " + jars + ": is the name complete, with its" + " package?"),
                    loader);
        }

        @Override
        public void close() {
            if (loader != null) {
                loader.closeQuietly();
            }
        }
    }
}
