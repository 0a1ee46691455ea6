package dev.mfacore.tck.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** {@code ./mfa tck}, and the main class of the self-contained jar. */
public final class Main {

    private Main() {}

    /** Runs the command and ends the process with its exit code, whatever threads the adapter left behind. */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(execute(out, err, arguments));
    }

    static int execute(PrintWriter out, PrintWriter err, String... arguments) {
        return new CommandLine(new TckCommand())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((e, ignored) -> {
                    err.println("mfa tck: " + e.getMessage());
                    err.println("./mfa tck --help lists the flags.");
                    return CommandLine.ExitCode.USAGE;
                })
                .execute(arguments);
    }
}
