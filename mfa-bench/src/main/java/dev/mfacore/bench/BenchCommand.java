package dev.mfacore.bench;

import dev.mfacore.bench.measure.WrongAnswerException;
import dev.mfacore.bench.report.Finding;
import dev.mfacore.bench.report.Machine;
import dev.mfacore.bench.report.MarkdownReport;
import dev.mfacore.bench.report.ResultsJson;
import dev.mfacore.bench.report.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./mfa bench}: measures, and writes down what it found. */
@Command(
        name = "mfa bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measures what the parts cost beside their floors, in one run on this machine.",
            "Takes some minutes and 4 GB of memory. Leave the machine alone meanwhile.",
            "docs/bench/http.md tells how to read the figures. JAVA_HOME says which JDK."
        },
        footer = {
            "",
            "Shows a table, and writes results.json and report.md.",
            "Exit codes: 0 measured, whether or not targets were reached; 1 something answered wrongly; 2 wrong flags."
        })
public final class BenchCommand implements Callable<Integer> {

    private final PrintWriter terminal;
    private final PrintWriter progress;

    @Option(names = "--full", description = "Three times the rounds, with more users in each.")
    private boolean full;

    @Option(
            names = "--glance",
            description = "Everything for a moment, to see that it works. The figures mean nothing then.")
    private boolean glance;

    @Option(
            names = "--only",
            paramLabel = "REGEX",
            defaultValue = "",
            description = "Only benchmarks in whose name this is found, such as http or verify.")
    private Pattern only = Pattern.compile("");

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "${sys:mfa.bench.out:-target/bench}",
            description = "Where the results go. Default: ${DEFAULT-VALUE}.")
    private Path out = Path.of("target", "bench");

    @Option(names = "--list", description = "Name the benchmarks, and measure nothing.")
    private boolean list;

    private BenchCommand(PrintWriter terminal, PrintWriter progress) {
        this.terminal = terminal;
        this.progress = progress;
    }

    /**
     * Runs the command.
     *
     * @param arguments what stands after {@code ./mfa bench}
     */
    public static void main(String[] arguments) {
        QuietLog.install();
        int code = run(utf8(System.out), utf8(System.err), arguments);
        System.exit(code);
    }

    private static PrintWriter utf8(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    /** Runs the command and returns its exit code. */
    static int run(PrintWriter terminal, PrintWriter progress, String... arguments) {
        return new CommandLine(new BenchCommand(terminal, progress))
                .setOut(terminal)
                .setErr(progress)
                .execute(arguments);
    }

    @Override
    public Integer call() throws IOException {
        List<Benchmark> chosen = Benchmarks.all().stream()
                .filter(it -> only.matcher(it.name()).find())
                .toList();
        if (chosen.isEmpty()) {
            progress.println("mfa bench: --only " + only + " finds no benchmark; --list names them all.");
            return CommandLine.ExitCode.USAGE;
        }
        if (list) {
            chosen.forEach(it -> terminal.println(it.name() + "  " + it.purpose()));
            return CommandLine.ExitCode.OK;
        }
        List<String> machine = Machine.lines(Instant.now());
        machine.forEach(terminal::println);
        try {
            write(machine, measure(chosen));
        } catch (WrongAnswerException e) {
            progress.println("mfa bench: " + e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        return CommandLine.ExitCode.OK;
    }

    private Findings measure(List<Benchmark> chosen) {
        Findings findings = Findings.none();
        Progress lines = progress::println;
        for (Benchmark benchmark : chosen) {
            findings = findings.and(benchmark.run(effort(), lines.of(benchmark.name())));
        }
        return findings;
    }

    private Effort effort() {
        if (glance) {
            return Effort.glance();
        }
        return full ? Effort.full() : Effort.quick();
    }

    private void write(List<String> machine, Findings findings) throws IOException {
        terminal.println();
        terminal.print(new Table(findings.results()).text());
        terminal.println();
        findings.sentences().stream().map(Finding::line).forEach(terminal::println);
        if (glance) {
            terminal.println("A glance only: the figures mean nothing.");
        }
        Files.createDirectories(out);
        Files.writeString(out.resolve("results.json"), ResultsJson.of(findings.results()));
        Files.writeString(out.resolve("report.md"), MarkdownReport.of(command(), machine, findings));
        terminal.println("Written: " + out.resolve("results.json") + ", " + out.resolve("report.md"));
    }

    private String command() {
        return "./mfa bench" + (full ? " --full" : "") + (glance ? " --glance" : "")
                + (only.pattern().isEmpty() ? "" : " --only '" + only + "'");
    }
}
